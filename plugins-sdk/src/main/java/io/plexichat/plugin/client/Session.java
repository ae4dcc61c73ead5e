package io.plexichat.plugin.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an access token at hand: logs in when there is none, refreshes before it expires, and logs in again when a refresh fails,
 * also because its answer was lost: a refresh token works once.
 */
final class Session {
    private static final Duration MARGIN = Duration.ofSeconds(30);

    /** Gets new tokens, each by one call that is not repeated. */
    interface Issuer {
        Tokens login(Credentials credentials);

        Tokens refresh(String refreshToken);
    }

    record Tokens(String accessToken, String refreshToken, long expiresIn) {
        @Override
        public String toString() {
            return "Tokens[expiresIn=" + expiresIn + "]";
        }
    }

    private record Current(Tokens tokens, Instant renewAt) {}

    private final Issuer issuer;
    private final Credentials credentials;
    private final InstantSource clock;
    private @Nullable Current current;

    Session(Issuer issuer, Credentials credentials, InstantSource clock) {
        this.issuer = issuer;
        this.credentials = credentials;
        this.clock = clock;
    }

    /** One that has its token already, and gets no other. */
    static Session of(String apiToken) {
        return new Session(new Fixed(apiToken), new Credentials("", ""), InstantSource.system());
    }

    private record Fixed(String apiToken) implements Issuer {
        private static final Duration LONG = Duration.ofDays(36_500);

        @Override
        public Tokens login(Credentials credentials) {
            return new Tokens(apiToken, "", LONG.toSeconds());
        }

        @Override
        public Tokens refresh(String refreshToken) {
            return login(new Credentials("", ""));
        }

        @Override
        public String toString() {
            return "***";
        }
    }

    synchronized String accessToken() {
        Current known = current;
        if (known == null) {
            return take(issuer.login(credentials));
        }
        if (clock.instant().isBefore(known.renewAt())) {
            return known.tokens().accessToken();
        }
        return renew(known.tokens());
    }

    /** The server did not take this token: the next one asked for is another, unless somebody else saw to it. */
    synchronized void refused(String accessToken) {
        Current known = current;
        if (known != null && known.tokens().accessToken().equals(accessToken)) {
            current = new Current(known.tokens(), Instant.MIN);
        }
    }

    private String renew(Tokens old) {
        current = null;
        try {
            return take(issuer.refresh(old.refreshToken()));
        } catch (ProblemException _) {
            return take(issuer.login(credentials));
        }
    }

    private String take(Tokens tokens) {
        Duration lifetime = Duration.ofSeconds(tokens.expiresIn());
        Duration useful =
                lifetime.compareTo(MARGIN.multipliedBy(2)) > 0 ? lifetime.minus(MARGIN) : lifetime.dividedBy(2);
        current = new Current(tokens, clock.instant().plus(useful));
        return tokens.accessToken();
    }
}
