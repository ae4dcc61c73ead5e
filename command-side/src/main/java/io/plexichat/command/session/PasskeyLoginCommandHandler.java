package io.plexichat.command.session;

import io.plexichat.command.account.AccountAuthentication;
import io.plexichat.command.account.LoginClaim;
import io.plexichat.command.account.LoginGuesses;
import io.plexichat.command.factor.PasskeyAuthentication;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.account.AddressHash;
import io.plexichat.kernel.session.LoginCommand.OfferPasskeyLogin;
import io.plexichat.kernel.session.LoginCommand.OfferedPasskeyLogin;
import io.plexichat.kernel.session.SessionCommand.Authenticated;
import io.plexichat.kernel.session.SessionCommand.StartSessionByPasskey;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;

/** Logins by a passkey, without a password. Wrong ones are counted as wrong passwords are. */
final class PasskeyLoginCommandHandler {
    private final AccountAuthentication authentication;
    private final LoginGuesses guesses;
    private final PasskeyAuthentication passkeys;
    private final SessionStarts starts;

    PasskeyLoginCommandHandler(
            AccountAuthentication authentication,
            LoginGuesses guesses,
            PasskeyAuthentication passkeys,
            SessionStarts starts) {
        this.authentication = authentication;
        this.guesses = guesses;
        this.passkeys = passkeys;
        this.starts = starts;
    }

    @CommandHandler
    OfferedPasskeyLogin handle(OfferPasskeyLogin command) {
        return passkeys.offer(command.at());
    }

    @CommandHandler
    Authenticated handle(
            StartSessionByPasskey command,
            @MetaDataValue(MetadataKeys.CLIENT_ADDRESS_HASH) @Nullable String addressHash) {
        AddressHash address = AddressHash.ofNullable(addressHash);
        LoginClaim claim = authentication.claim(command.passkey().accountId());
        return guesses.login(claim, address, command.at(), () -> start(command, claim, address));
    }

    private Authenticated start(StartSessionByPasskey command, LoginClaim claim, @Nullable AddressHash address) {
        Authenticated admitted = authentication.admit(claim, address, command.at(), PasskeyAuthentication::wrong);
        passkeys.authenticate(command.passkey(), command.at());
        starts.start(
                command.sessionId(),
                admitted.accountId(),
                command.refreshToken(),
                command.device(),
                command.at(),
                command.expiresAt());
        return admitted.withSecondFactor(true);
    }
}
