package io.plexichat.gateway.security;

import com.nimbusds.jose.jwk.OctetKeyPair;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The keys of access tokens: a file each, in a directory that all gateways share, and so no state besides. Every gateway looks at them now
 * and then, makes the next key when it is due, and deletes those of which no token lives any more. Of several gateways that make
 * the same key the first one's counts. A key whose file an operator deletes is not taken any more.
 */
public final class TokenKeys implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TokenKeys.class);

    private static final Pattern FILE = Pattern.compile("access-token-([0-9]{1,9})\\.jwk\\.json");
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    /** Whoever makes up ids of keys has the files looked at no more often. */
    private static final Duration BETWEEN_SEARCHES = Duration.ofSeconds(1);

    private final KeyFiles files;
    private final InstantSource time;
    private final Duration rotateEvery;
    private final Duration lifetime;
    private final Scheduler looking = Schedulers.newSingle("token-keys", /* daemon= */ true);
    private final Mono<Void> search;
    private volatile TokenKeyRing ring;

    /**
     * Reads the files, and makes the first key. Blocks.
     *
     * @param rotateEvery zero for never
     * @param lifetime of access tokens
     */
    TokenKeys(KeyFiles files, InstantSource time, Duration rotateEvery, Duration lifetime) {
        this.files = files;
        this.time = time;
        this.rotateEvery = rotateEvery;
        this.lifetime = lifetime;
        ring = look();
        search = Mono.<Void>fromRunnable(this::lookAgain).subscribeOn(looking).cache(BETWEEN_SEARCHES);
        var _ = looking.schedulePeriodically(
                this::lookAgain, BETWEEN_LOOKS.toSeconds(), BETWEEN_LOOKS.toSeconds(), TimeUnit.SECONDS);
    }

    TokenKey signing() {
        return ring.signing(time.instant());
    }

    boolean has(String id) {
        return ring.find(id).isPresent();
    }

    /** Empty when there is none, also after another look at the files, of which there is at most one a second. */
    Mono<TokenKey> find(String id) {
        Mono<TokenKey> known = Mono.defer(() -> Mono.justOrEmpty(ring.find(id)));
        return known.switchIfEmpty(Mono.defer(() -> search.then(known)));
    }

    /** Of all keys whose tokens are taken, and of the one that signs next. */
    public List<OctetKeyPair> publicKeys() {
        return ring.keys().stream().map(TokenKey::publicJwk).toList();
    }

    /** What cannot be read leaves the keys as they are. */
    void lookAgain() {
        try {
            ring = look();
        } catch (UncheckedIOException | IllegalStateException e) {
            LOG.warn("Access tokens go on with the keys that were there: {}", e.getMessage());
        }
    }

    private TokenKeyRing look() {
        Instant now = time.instant();
        Optional<TokenKey> due = read().due(now, rotateEvery);
        due.ifPresent(key -> {
            if (files.create(name(key.number()), key.json())) {
                LOG.info("Made key {} of access tokens, which signs from {}.", key.number(), key.signsFrom());
            }
        });
        read().over(now, lifetime).forEach(key -> {
            files.delete(name(key.number()));
            LOG.info("Deleted key {} of access tokens, of which no token lives any more.", key.number());
        });
        return read();
    }

    private TokenKeyRing read() {
        return new TokenKeyRing(files.names().stream()
                .map(FILE::matcher)
                .filter(Matcher::matches)
                .map(name -> Integer.parseInt(name.group(1)))
                .flatMap(number -> files.read(name(number)).map(json -> TokenKey.parse(number, json)).stream())
                .toList());
    }

    private static String name(int number) {
        return "access-token-" + number + ".jwk.json";
    }

    @Override
    public void close() {
        looking.dispose();
    }
}
