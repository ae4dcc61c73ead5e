package io.plexichat.command.account;

import io.plexichat.command.Aggregates;
import io.plexichat.command.mail.MailSettings;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.account.AccountCommand.ConfirmEmail;
import io.plexichat.kernel.account.AccountCommand.OfferEmail;
import io.plexichat.kernel.account.AccountEvent.EmailConfirmed;
import io.plexichat.kernel.account.AccountEvent.EmailOffered;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.AddressHash;
import io.plexichat.kernel.account.EmailAddress;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Aggregate;
import org.jspecify.annotations.Nullable;

/** Makes an address the account's once its owner has shown to read what is mailed there. */
final class AccountEmailCommandHandler {
    private final MailSettings mail;
    private final Aggregates<Account> accounts;
    private final EmailSeals seals;
    private final MailedSecrets secrets;
    private final LoginGuesses guesses;

    AccountEmailCommandHandler(
            MailSettings mail,
            Aggregates<Account> accounts,
            EmailSeals seals,
            MailedSecrets secrets,
            LoginGuesses guesses) {
        this.mail = mail;
        this.accounts = accounts;
        this.seals = seals;
        this.secrets = secrets;
        this.guesses = guesses;
    }

    @CommandHandler
    void handle(OfferEmail command, @MetaDataValue(MetadataKeys.CLIENT_ADDRESS_HASH) @Nullable String addressHash) {
        mail.requireOn();
        AccountId id = command.accountId();
        guesses.mail(id, AddressHash.ofNullable(addressHash), command.at());
        EmailOffered offered =
                new EmailOffered(id, command.proofId(), seals.offered(id, command.email()), command.at());
        load(id).execute(account -> account.offerEmail(offered));
    }

    @CommandHandler
    void handle(ConfirmEmail command) {
        Aggregate<Account> account = load(command.accountId());
        EmailOffered offered = offered(account.invoke(Account::state).emails(), command.at());
        boolean _ = guesses.confirmation(command.accountId(), command.at(), () -> {
            if (!secrets.isCode(offered.proofId(), command.code())) {
                throw AccountRejections.WRONG_EMAIL_CODE.because(
                        "Expected the code that was mailed last, but it is another.");
            }
            return true;
        });
        EmailAddress email = seals.open(offered).orElseThrow(() -> Account.notFound(command.accountId()));
        account.execute(each -> each.confirmEmail(new EmailConfirmed(
                command.accountId(), offered.proofId(), seals.confirmed(command.accountId(), email), command.at())));
    }

    private static EmailOffered offered(AccountEmails emails, Instant at) {
        EmailOffered offered = emails.offered();
        if (offered == null || at.isAfter(offered.at().plus(MailedSecrets.ADDRESS_CODE_FOR))) {
            throw AccountRejections.EMAIL_NOT_OFFERED.because(
                    "Expected an address that a code was mailed to in the last hour, but there is none.");
        }
        return offered;
    }

    private Aggregate<Account> load(AccountId id) {
        return accounts.load(id, () -> Account.notFound(id));
    }
}
