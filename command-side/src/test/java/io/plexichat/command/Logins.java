package io.plexichat.command;

import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.factor.FactorCode;
import io.plexichat.kernel.session.SessionCommand.StartSession;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.TokenHash;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Logins that tests begin, each in a session of its own that lasts a day. */
public final class Logins {
    private Logins() {}

    /** @param number other for each */
    public static StartSession login(int number, String username, String password, Instant at) {
        return login(number, username, password, null, at);
    }

    public static StartSession login(
            int number, String username, String password, @Nullable FactorCode code, Instant at) {
        return new StartSession(
                session(number),
                new Username(username),
                new Password(password),
                code,
                token(number),
                null,
                at,
                at.plus(Duration.ofDays(1)));
    }

    public static SessionId session(int number) {
        return new SessionId(new UUID(5, number));
    }

    public static TokenHash token(int number) {
        return new TokenHash("%064x".formatted(number));
    }
}
