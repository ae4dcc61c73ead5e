package io.plexichat.command.session;

import io.plexichat.command.Aggregates;
import io.plexichat.command.account.LoginClaim;
import io.plexichat.command.account.LoginGuesses;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AddressHash;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.kernel.session.DeviceName;
import io.plexichat.kernel.session.SessionBindings;
import io.plexichat.kernel.session.SessionCommand.Authenticated;
import io.plexichat.kernel.session.SessionCommand.Start;
import io.plexichat.kernel.session.SessionCommand.StartedSession;
import io.plexichat.kernel.session.SessionEvent.SessionStarted;
import io.plexichat.kernel.session.SessionId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Starts sessions, however somebody shows who they are: who guesses has to wait, and the owner is told of it. */
final class SessionStarts {
    private final LoginGuesses guesses;
    private final Aggregates<Session> sessions;
    private final KeyVault vault;

    SessionStarts(LoginGuesses guesses, Aggregates<Session> sessions, KeyVault vault) {
        this.guesses = guesses;
        this.sessions = sessions;
        this.vault = vault;
    }

    /**
     * @param address null where it is not known
     * @param login who it is; rejects when that is not shown
     */
    StartedSession start(
            Start command, LoginClaim claim, @Nullable AddressHash address, Supplier<Authenticated> login) {
        Authenticated authenticated = guesses.login(claim, address, command.at(), () -> create(command, login.get()));
        return new StartedSession(authenticated, guesses.tellFailed(claim));
    }

    private Authenticated create(Start command, Authenticated owner) {
        AccountId account = owner.accountId();
        SessionId session = command.sessionId();
        DeviceName device = command.device();
        Sealed sealed = device == null ? null : sealed(session, account, device);
        sessions.create(() -> new Session(new SessionStarted(
                session, account, command.refreshToken(), sealed, command.at(), command.expiresAt())));
        return owner;
    }

    private Sealed sealed(SessionId session, AccountId account, DeviceName device) {
        KeyScope person = KeyScope.person(account);
        return vault.sealer(person).seal(person, SessionBindings.device(session), device.value());
    }
}
