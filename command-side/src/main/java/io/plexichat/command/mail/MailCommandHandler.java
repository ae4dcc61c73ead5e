package io.plexichat.command.mail;

import io.plexichat.command.Aggregates;
import io.plexichat.kernel.mail.MailCommand.BeginMail;
import io.plexichat.kernel.mail.MailCommand.MailTurn;
import io.plexichat.kernel.mail.MailCommand.ReachMailing;
import io.plexichat.kernel.mail.MailCommand.SettleMail;
import io.plexichat.kernel.mail.MailEvent;
import io.plexichat.kernel.mail.MailEvent.MailBegun;
import io.plexichat.kernel.mail.MailingEvent;
import io.plexichat.kernel.mail.MailingEvent.MailingReached;
import org.axonframework.commandhandling.CommandHandler;

final class MailCommandHandler {
    private final Aggregates<Mail> mails;
    private final Aggregates<Mailing> mailing;

    MailCommandHandler(Aggregates<Mail> mails, Aggregates<Mailing> mailing) {
        this.mails = mails;
        this.mailing = mailing;
    }

    @CommandHandler
    MailTurn handle(BeginMail command) {
        MailBegun begun = new MailBegun(command.mailId(), command.accountId(), command.kind(), command.at());
        return new MailTurn(mails.loadOrCreate(MailEvent.aggregateOf(command.mailId()), Mail::new)
                .invoke(mail -> mail.begin(begun)));
    }

    @CommandHandler
    void handle(SettleMail command) {
        mails.find(MailEvent.aggregateOf(command.mailId()))
                .orElseThrow(() -> new IllegalStateException("Expected a mail that was begun."))
                .execute(mail -> mail.settle(command.givenUp(), command.at()));
    }

    @CommandHandler
    void handle(ReachMailing command) {
        mailing.loadOrCreate(MailingEvent.AGGREGATE, Mailing::new)
                .execute(each -> each.reach(new MailingReached(command.position(), command.at())));
    }
}
