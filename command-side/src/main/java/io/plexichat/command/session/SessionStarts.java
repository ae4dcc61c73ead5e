package io.plexichat.command.session;

import io.plexichat.command.Aggregates;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.kernel.session.DeviceName;
import io.plexichat.kernel.session.SessionBindings;
import io.plexichat.kernel.session.SessionEvent.SessionStarted;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.TokenHash;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Starts sessions, however somebody has shown who they are. */
final class SessionStarts {
    private final Aggregates<Session> sessions;
    private final KeyVault vault;

    SessionStarts(Aggregates<Session> sessions, KeyVault vault) {
        this.sessions = sessions;
        this.vault = vault;
    }

    void start(
            SessionId session,
            AccountId account,
            TokenHash refreshToken,
            @Nullable DeviceName device,
            Instant at,
            Instant expiresAt) {
        Sealed sealed = device == null ? null : sealed(session, account, device);
        sessions.create(() -> new Session(new SessionStarted(session, account, refreshToken, sealed, at, expiresAt)));
    }

    private Sealed sealed(SessionId session, AccountId account, DeviceName device) {
        KeyScope person = KeyScope.person(account);
        return vault.sealer(person).seal(person, SessionBindings.device(session), device.value());
    }
}
