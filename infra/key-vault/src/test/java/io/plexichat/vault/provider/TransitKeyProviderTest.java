package io.plexichat.vault.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plexichat.vault.KeyProvider;
import io.plexichat.vault.KeyProviderException;
import io.plexichat.vault.WrappedKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransitKeyProviderTest extends KeyProviderContract {
    private static final int TRIES = 4;
    private final FakeTransit server;

    TransitKeyProviderTest() throws IOException {
        server = new FakeTransit();
    }

    @Override
    KeyProvider open() {
        return open(server.settings());
    }

    private static KeyProvider open(KeyProviderSettings.Transit settings) {
        return new TransitKeyProvider(settings, Duration.ofMillis(1), Duration.ofSeconds(10));
    }

    @Override
    List<String> secrets() {
        return List.of(FakeTransit.TOKEN);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void storesWhatTheEngineAnswered() {
        WrappedKey wrapped = provider.wrapUnderNewKey(KEY);

        assertThat(wrapped.keyReference()).startsWith("plexichat-");
        assertThat(new String(wrapped.bytes(), StandardCharsets.US_ASCII)).startsWith("vault:v1:");
    }

    @Test
    void unwrapsAfterTheOperatorRotatedTheKey() {
        WrappedKey wrapped = provider.wrapUnderNewKey(KEY);

        server.rotate(wrapped.keyReference());

        assertThat(provider.unwrap(wrapped)).isEqualTo(KEY);
    }

    @Test
    void deletesARetiredKeyForGood() {
        WrappedKey kept = provider.wrapUnderNewKey(KEY);
        WrappedKey wrapped = provider.wrapUnderNewKey(KEY);

        provider.retire(wrapped.keyReference());

        assertThat(server.keyNames()).containsExactly(kept.keyReference());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void triesAgainWhenTheServerFails(int status) {
        WrappedKey wrapped = provider.wrapUnderNewKey(KEY);
        server.failWith(Collections.nCopies(TRIES - 1, status));

        assertThat(provider.unwrap(wrapped)).isEqualTo(KEY);
    }

    @Test
    void doesEverythingOnceAlsoWhenAnswersAreLost() {
        server.loseAnswers();

        WrappedKey wrapped = provider.wrapUnderNewKey(KEY);
        assertThat(server.keyNames()).containsExactly(wrapped.keyReference());
        assertThat(provider.unwrap(wrapped)).isEqualTo(KEY);

        provider.retire(wrapped.keyReference());
        assertThat(server.keyNames()).isEmpty();
    }

    @Test
    void givesUpOnAServerThatKeepsFailing() {
        WrappedKey wrapped = provider.wrapUnderNewKey(KEY);

        server.failWith(Collections.nCopies(TRIES, 500));
        assertAway("but it failed (500)", () -> provider.unwrap(wrapped));
        server.failWith(Collections.nCopies(TRIES, 503));
        assertAway("sealed", () -> provider.unwrap(wrapped));
        assertThat(provider.unwrap(wrapped)).isEqualTo(KEY);
    }

    @Test
    void tellsWhenTheServerCannotBeReached() {
        WrappedKey wrapped = provider.wrapUnderNewKey(KEY);
        server.close();

        assertAway("cannot be reached", () -> provider.unwrap(wrapped));
        assertAway("cannot be reached", () -> provider.wrapUnderNewKey(KEY));
        assertAway("cannot be reached", () -> provider.retire(wrapped.keyReference()));
    }

    @Test
    void tellsWhenTheServerHangsUp() {
        server.hangUp(100);

        assertAway("cannot be reached", () -> provider.wrapUnderNewKey(KEY));
    }

    @Test
    void tellsWhenTheTokenMayNot() {
        WrappedKey wrapped = provider.wrapUnderNewKey(KEY);
        int before = server.requests();

        try (KeyProvider other = open(server.settings("transit", "hvs.ended"))) {
            assertWrong("plexichat.keys.transit.token", () -> other.unwrap(wrapped));
            assertWrong("plexichat.keys.transit.token", () -> other.wrapUnderNewKey(KEY));
            assertWrong("plexichat.keys.transit.token", () -> other.retire(wrapped.keyReference()));
        }
        assertThat(server.requests() - before).as("tries").isEqualTo(3);
    }

    @Test
    void tellsWhenNoEngineIsThere() {
        WrappedKey wrapped = provider.wrapUnderNewKey(KEY);

        try (KeyProvider other = open(server.settings("elsewhere", FakeTransit.TOKEN))) {
            assertWrong("there is none", () -> other.unwrap(wrapped));
            assertWrong("there is none", () -> other.wrapUnderNewKey(KEY));
            assertWrong("there is none", () -> other.retire(wrapped.keyReference()));
        }
    }

    @Test
    void tellsWhenTheKeyIsGone() {
        WrappedKey wrapped = provider.wrapUnderNewKey(KEY);
        provider.retire(wrapped.keyReference());

        assertWrong("to hold the key " + wrapped.keyReference(), () -> provider.unwrap(wrapped));
    }

    @Test
    void tellsWhenAnotherServerAnswers() {
        WrappedKey wrapped = provider.wrapUnderNewKey(KEY);
        server.failWith(List.of(200));

        assertWrong("to be a transit engine", () -> provider.unwrap(wrapped));
    }

    private void assertAway(String saying, ThrowingCallable call) {
        assertFails(saying, true, call);
    }

    private void assertWrong(String saying, ThrowingCallable call) {
        assertFails(saying, false, call);
    }

    private void assertFails(String saying, boolean isTransient, ThrowingCallable call) {
        assertThatExceptionOfType(KeyProviderException.class)
                .isThrownBy(call)
                .withMessageContaining(saying)
                .satisfies(this::assertTells)
                .satisfies(e -> assertThat(e.isTransient()).isEqualTo(isTransient));
    }
}
