package io.plexichat.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.OctetKeyPair;
import io.plexichat.gateway.TestTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenKeysTest {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final Duration WHEN_DUE = MONTH.minus(TokenKeyRing.AHEAD).plusSeconds(5);

    @TempDir
    private Path directory = Path.of("");

    private final TestTime time = new TestTime();
    private final List<TokenKeys> gateways = new ArrayList<>();

    @AfterEach
    void close() {
        gateways.forEach(TokenKeys::close);
    }

    @Test
    void shouldSignAtOnceAndByTheSameKeyAfterARestart() throws IOException {
        String signing = gateway().signing().id();
        time.moveTo(Duration.ofDays(3));
        assertThat(gateway().signing().id()).isEqualTo(signing);
        assertThat(names()).containsExactly("access-token-1.jwk.json");
        assertThat(Files.getPosixFilePermissions(directory.resolve("access-token-1.jwk.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void shouldMakeTheNextKeyAheadAndDropTheLastOnceNoTokenOfItLives() throws IOException {
        TokenKeys keys = gateway();
        String first = keys.signing().id();
        time.moveTo(WHEN_DUE.minusSeconds(60));
        keys.lookAgain();
        assertThat(keys.publicKeys()).hasSize(1);

        time.moveTo(WHEN_DUE);
        keys.lookAgain();
        keys.lookAgain();
        assertThat(keys.publicKeys()).hasSize(2).noneMatch(OctetKeyPair::isPrivate);
        assertThat(keys.signing().id()).isEqualTo(first);

        time.moveTo(MONTH.plusSeconds(30));
        String second = keys.signing().id();
        assertThat(second).isNotEqualTo(first);
        time.moveTo(MONTH.plus(LIFETIME));
        keys.lookAgain();
        assertThat(keys.has(first)).isTrue();

        time.moveTo(MONTH.plus(LIFETIME).plus(Duration.ofMinutes(2)));
        keys.lookAgain();
        assertThat(keys.has(first)).isFalse();
        assertThat(names()).containsExactly("access-token-2.jwk.json");
        assertThat(gateway().signing().id()).isEqualTo(second);
    }

    @Test
    void shouldRotateAfterHavingBeenAwayForLong() {
        String first = gateway().signing().id();
        time.moveTo(MONTH.multipliedBy(12));
        TokenKeys keys = gateway();
        assertThat(keys.signing().id()).isEqualTo(first);
        time.moveTo(MONTH.multipliedBy(12).plus(TokenKeyRing.AHEAD));
        assertThat(keys.signing().id()).isNotEqualTo(first);
    }

    @Test
    void shouldNotRotateWhenToldNotTo() {
        TokenKeys keys = gateway(time, Duration.ZERO);
        time.moveTo(MONTH.multipliedBy(100));
        keys.lookAgain();
        assertThat(keys.publicKeys()).hasSize(1);
    }

    @Test
    void shouldMakeOneKeyTogether() {
        TokenKeys one = gateway();
        TokenKeys two = gateway();
        time.moveTo(WHEN_DUE);
        CompletableFuture.allOf(CompletableFuture.runAsync(one::lookAgain), CompletableFuture.runAsync(two::lookAgain))
                .join();
        time.moveTo(MONTH.plusSeconds(30));
        assertThat(one.signing().id()).isEqualTo(two.signing().id());
        assertThat(one.publicKeys()).hasSize(2).isEqualTo(two.publicKeys());
    }

    @Test
    void shouldLookOnceForAKeyThatAnotherGatewayMade() {
        TokenKeys one = gateway();
        TokenKeys two = gateway();
        time.moveTo(WHEN_DUE);
        one.lookAgain();
        String made = one.publicKeys().getLast().getKeyID();
        assertThat(two.has(made)).isFalse();
        assertThat(two.find(made).block()).isNotNull();
    }

    @Test
    void shouldNotLookForEachKeyThatSomebodyMadeUp() {
        AtomicInteger looks = new AtomicInteger();
        TokenKeys keys = gateway(
                () -> {
                    looks.incrementAndGet();
                    return time.instant();
                },
                MONTH);
        for (int i = 0; i < 1_000; i++) {
            assertThat(keys.find(UUID.randomUUID().toString()).block()).isNull();
        }
        assertThat(looks).hasValueBetween(2, 100);
    }

    @Test
    void shouldTakeNoTokensOfAKeyWhoseFileIsGone() throws IOException {
        TokenKeys keys = gateway();
        String stolen = keys.signing().id();
        Files.delete(directory.resolve("access-token-1.jwk.json"));
        keys.lookAgain();
        assertThat(keys.has(stolen)).isFalse();
        assertThat(keys.signing().id()).isNotEqualTo(stolen);
    }

    @Test
    void shouldGoOnWithWhatItHasWhileAFileIsDamaged() throws IOException {
        TokenKeys keys = gateway();
        String signing = keys.signing().id();
        Path damaged = directory.resolve("access-token-2.jwk.json");
        Files.writeString(damaged, "{");
        keys.lookAgain();
        assertThat(keys.signing().id()).isEqualTo(signing);
        assertThatThrownBy(this::gateway).isInstanceOf(IllegalStateException.class);
        Files.delete(damaged);
        // What a crash leaves, and what is somebody else's.
        Files.writeString(directory.resolve(".new-1.key"), "{\"kty\":");
        Files.writeString(directory.resolve("access-token.jwk.json"), "{}");
        assertThat(gateway().signing().id()).isEqualTo(signing);
    }

    private TokenKeys gateway() {
        return gateway(time, MONTH);
    }

    private TokenKeys gateway(InstantSource clock, Duration rotateEvery) {
        TokenKeys keys = new TokenKeys(new KeyFiles(directory), clock, rotateEvery, LIFETIME);
        gateways.add(keys);
        return keys;
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
