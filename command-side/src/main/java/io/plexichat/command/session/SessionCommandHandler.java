package io.plexichat.command.session;

import io.plexichat.command.Aggregates;
import io.plexichat.command.account.AccountAuthentication;
import io.plexichat.command.account.LoginClaim;
import io.plexichat.command.account.LoginGuesses;
import io.plexichat.command.factor.FactorAuthentication;
import io.plexichat.command.factor.PasskeyAuthentication;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AddressHash;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.session.SessionCommand.Authenticated;
import io.plexichat.kernel.session.SessionCommand.EndSession;
import io.plexichat.kernel.session.SessionCommand.LiveSession;
import io.plexichat.kernel.session.SessionCommand.ProveSession;
import io.plexichat.kernel.session.SessionCommand.ProveSessionByPasskey;
import io.plexichat.kernel.session.SessionCommand.RefreshOutcome;
import io.plexichat.kernel.session.SessionCommand.RefreshSession;
import io.plexichat.kernel.session.SessionCommand.StartSession;
import io.plexichat.kernel.session.SessionCommand.StartedSession;
import io.plexichat.kernel.session.SessionEvent.EndReason;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.SessionRejections;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;

final class SessionCommandHandler {
    private static final RefreshOutcome REFUSED = new RefreshOutcome(null);

    private final AccountAuthentication authentication;
    private final LoginGuesses guesses;
    private final FactorAuthentication factors;
    private final PasskeyAuthentication passkeys;
    private final Aggregates<Session> sessions;
    private final UsedTokens usedTokens;
    private final SessionStarts starts;

    SessionCommandHandler(
            AccountAuthentication authentication,
            LoginGuesses guesses,
            FactorAuthentication factors,
            PasskeyAuthentication passkeys,
            Aggregates<Session> sessions,
            UsedTokens usedTokens,
            SessionStarts starts) {
        this.authentication = authentication;
        this.guesses = guesses;
        this.factors = factors;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.usedTokens = usedTokens;
        this.starts = starts;
    }

    @CommandHandler
    StartedSession handle(
            StartSession command, @MetaDataValue(MetadataKeys.CLIENT_ADDRESS_HASH) @Nullable String addressHash) {
        AddressHash address = AddressHash.ofNullable(addressHash);
        LoginClaim claim = authentication.claim(command.username());
        return starts.start(command, claim, address, () -> {
            Authenticated known = authentication.authenticate(claim, command.password(), address, command.at());
            return known.withSecondFactor(factors.authenticate(known.accountId(), command.code(), command.at()));
        });
    }

    @CommandHandler
    RefreshOutcome handle(RefreshSession command) {
        return sessions.find(command.sessionId())
                .map(aggregate -> aggregate.invoke(session -> refresh(session, command)))
                .orElse(REFUSED);
    }

    @CommandHandler
    LiveSession handle(ProveSession command) {
        return prove(command.sessionId(), command.accountId(), command.at(), () -> require(command));
    }

    @CommandHandler
    LiveSession handle(ProveSessionByPasskey command) {
        return prove(command.sessionId(), command.accountId(), command.at(), () -> require(command));
    }

    @CommandHandler
    void handle(EndSession command) {
        sessions.load(command.sessionId(), () -> notFound(command.sessionId())).execute(session -> {
            requireOwner(session, command.accountId());
            session.end(EndReason.LOGGED_OUT, command.at());
        });
    }

    private RefreshOutcome refresh(Session session, RefreshSession command) {
        SessionState state = session.state();
        Instant expiresAt = command.limits().expiry(state.startedAt(), command.at());
        // The limits may be tighter now than they were.
        if (!state.isLive(command.at()) || !command.at().isBefore(expiresAt)) {
            return REFUSED;
        }
        if (!state.refreshToken().equals(command.presented())) {
            if (usedTokens.contains(command.sessionId(), command.presented())) {
                session.end(EndReason.TOKEN_REUSED, command.at());
            }
            return REFUSED;
        }
        Optional<Authenticated> authenticated = authenticated(state);
        authenticated.ifPresent(_ -> session.refresh(command.next(), command.at(), expiresAt));
        return new RefreshOutcome(authenticated
                .map(known -> new LiveSession(known, expiresAt, state.provedAt()))
                .orElse(null));
    }

    /** @param proof that it is its owner who uses it; rejects when it is not */
    private LiveSession prove(SessionId sessionId, AccountId owner, Instant at, Runnable proof) {
        return sessions.load(sessionId, () -> notFound(sessionId)).invoke(session -> {
            requireOwner(session, owner);
            SessionState state = session.state();
            Authenticated authenticated = Optional.of(state)
                    .filter(live -> live.isLive(at))
                    .flatMap(this::authenticated)
                    .orElseThrow(() -> SessionRejections.ENDED.because(
                            "Expected a live session, but it has ended. Log in again."));
            proof.run();
            session.prove(at);
            return new LiveSession(authenticated, state.expiresAt(), at);
        });
    }

    private void require(ProveSession command) {
        if (command.code() != null || command.password() == null) {
            requireCode(command);
        }
        // After the code: a right password begins the count of wrong guesses anew.
        Password password = command.password();
        if (password != null) {
            authentication.requirePassword(command.accountId(), password, command.at());
        }
    }

    private void require(ProveSessionByPasskey command) {
        boolean _ = guesses.confirmation(command.accountId(), command.at(), () -> {
            if (!command.passkey().accountId().equals(command.accountId())) {
                throw PasskeyAuthentication.wrong();
            }
            passkeys.authenticate(command.passkey(), command.at());
            return true;
        });
    }

    private void requireCode(ProveSession command) {
        boolean _ = guesses.confirmation(command.accountId(), command.at(), () -> {
            if (!factors.authenticate(command.accountId(), command.code(), command.at())) {
                throw SessionRejections.WRONG_CODE.because(
                        "Expected a code of the second factor, but the account has none. Give the password.");
            }
            return true;
        });
    }

    /** Whom a session acts for; empty when a change of the password, a lock or an erasure has ended it. */
    private Optional<Authenticated> authenticated(SessionState state) {
        return authentication
                .authenticate(state.accountId(), state.sessionId(), state.startedAt())
                .map(known -> known.withSecondFactor(factors.isEnrolled(known.accountId())));
    }

    private static void requireOwner(Session session, AccountId account) {
        if (!session.state().accountId().equals(account)) {
            throw notFound(session.state().sessionId());
        }
    }

    private static RejectedException notFound(Object sessionId) {
        return SessionRejections.NOT_FOUND.because("Expected session " + sessionId + ", but there is no such session.");
    }
}
