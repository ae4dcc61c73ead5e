package io.plexichat.command.session;

import io.plexichat.command.Aggregates;
import io.plexichat.command.account.AccountAuthentication;
import io.plexichat.command.account.LoginClaim;
import io.plexichat.command.account.LoginGuesses;
import io.plexichat.command.factor.FactorAuthentication;
import io.plexichat.command.mail.MailSettings;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.account.AddressHash;
import io.plexichat.kernel.session.LoginCommand.OfferLoginCode;
import io.plexichat.kernel.session.LoginCommand.RecordFailedLogins;
import io.plexichat.kernel.session.SessionCommand.Authenticated;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;

final class LoginCommandHandler {
    private final Aggregates<FailedLoginsRecord> records;
    private final AccountAuthentication authentication;
    private final LoginGuesses guesses;
    private final FactorAuthentication factors;
    private final MailSettings mail;

    LoginCommandHandler(
            Aggregates<FailedLoginsRecord> records,
            AccountAuthentication authentication,
            LoginGuesses guesses,
            FactorAuthentication factors,
            MailSettings mail) {
        this.records = records;
        this.authentication = authentication;
        this.guesses = guesses;
        this.factors = factors;
        this.mail = mail;
    }

    @CommandHandler
    void handle(RecordFailedLogins command) {
        command.failures().forEach(failed -> records.create(() -> new FailedLoginsRecord(failed)));
    }

    @CommandHandler
    void handle(OfferLoginCode command, @MetaDataValue(MetadataKeys.CLIENT_ADDRESS_HASH) @Nullable String addressHash) {
        mail.requireOn();
        AddressHash address = AddressHash.ofNullable(addressHash);
        LoginClaim claim = authentication.claim(command.username());
        // From where the password alone was given is not known yet to be the owner's place.
        Authenticated known = guesses.partOfLogin(
                claim,
                address,
                command.at(),
                () -> authentication.authenticate(claim, command.password(), null, command.at()));
        guesses.mail(known.accountId(), address, command.at());
        factors.offerEmailCode(known.accountId(), command.proofId(), command.at());
    }
}
