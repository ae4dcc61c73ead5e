package io.plexichat.command.factor;

import io.plexichat.command.Aggregates;
import io.plexichat.command.account.AccountAuthentication;
import io.plexichat.command.account.Mailboxes;
import io.plexichat.command.mail.MailSettings;
import io.plexichat.kernel.account.AccountCommand.RemoveEmailAddress;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.factor.FactorCommand.EnrolEmail;
import io.plexichat.kernel.factor.FactorCommand.RemoveEmail;
import io.plexichat.kernel.factor.FactorEvent;
import io.plexichat.kernel.factor.FactorEvent.EmailEnrolled;
import org.axonframework.commandhandling.CommandHandler;

/** Codes by e-mail, and the end of the address that they need. What changes them ends sessions first, as with other factors. */
final class EmailFactorCommandHandler {
    private final MailSettings mail;
    private final AccountAuthentication accounts;
    private final Mailboxes mailboxes;
    private final Aggregates<Factors> factors;

    EmailFactorCommandHandler(
            MailSettings mail, AccountAuthentication accounts, Mailboxes mailboxes, Aggregates<Factors> factors) {
        this.mail = mail;
        this.accounts = accounts;
        this.mailboxes = mailboxes;
        this.factors = factors;
    }

    @CommandHandler
    void handle(EnrolEmail command) {
        mail.requireOn();
        accounts.endSessions(command.accountId(), command.session(), command.at());
        // While the account is locked, so that the address is not removed meanwhile.
        if (mailboxes.of(command.accountId()).isEmpty()) {
            throw AccountRejections.EMAIL_NOT_VERIFIED.because(
                    "Expected an account with a verified e-mail address, but it has none.");
        }
        factors.loadOrCreate(FactorEvent.aggregateOf(command.accountId()), Factors::new)
                .execute(each -> each.enrolEmail(new EmailEnrolled(command.accountId(), command.at())));
    }

    @CommandHandler
    void handle(RemoveEmailAddress command) {
        accounts.removeEmail(command.accountId(), command.at());
        factors.find(FactorEvent.aggregateOf(command.accountId()))
                .ifPresent(each -> each.execute(Factors::requireNoEmail));
    }

    @CommandHandler
    void handle(RemoveEmail command) {
        accounts.requirePassword(command.accountId(), command.password(), command.at());
        accounts.endSessions(command.accountId(), command.session(), command.at());
        factors.load(FactorEvent.aggregateOf(command.accountId()), Factors::notEnrolled)
                .execute(each -> each.removeEmail(command.at()));
    }
}
