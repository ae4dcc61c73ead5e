package io.plexichat.command.session;

import io.plexichat.command.account.AccountAuthentication;
import io.plexichat.command.account.LoginClaim;
import io.plexichat.command.factor.PasskeyAuthentication;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.account.AddressHash;
import io.plexichat.kernel.session.LoginCommand.OfferPasskeyLogin;
import io.plexichat.kernel.session.LoginCommand.OfferedPasskeyLogin;
import io.plexichat.kernel.session.SessionCommand.Authenticated;
import io.plexichat.kernel.session.SessionCommand.StartSessionByPasskey;
import io.plexichat.kernel.session.SessionCommand.StartedSession;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;

/** Logins by a passkey, without a password. */
final class PasskeyLoginCommandHandler {
    private final AccountAuthentication authentication;
    private final PasskeyAuthentication passkeys;
    private final SessionStarts starts;

    PasskeyLoginCommandHandler(
            AccountAuthentication authentication, PasskeyAuthentication passkeys, SessionStarts starts) {
        this.authentication = authentication;
        this.passkeys = passkeys;
        this.starts = starts;
    }

    @CommandHandler
    OfferedPasskeyLogin handle(OfferPasskeyLogin command) {
        return passkeys.offer(command.at());
    }

    @CommandHandler
    StartedSession handle(
            StartSessionByPasskey command,
            @MetaDataValue(MetadataKeys.CLIENT_ADDRESS_HASH) @Nullable String addressHash) {
        AddressHash address = AddressHash.ofNullable(addressHash);
        LoginClaim claim = authentication.claim(command.passkey().accountId());
        return starts.start(command, claim, address, () -> {
            Authenticated admitted = authentication.admit(claim, address, command.at(), PasskeyAuthentication::wrong);
            passkeys.authenticate(command.passkey(), command.at());
            return admitted.withSecondFactor(true);
        });
    }
}
