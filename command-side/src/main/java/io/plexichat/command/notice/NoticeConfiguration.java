package io.plexichat.command.notice;

import io.plexichat.command.LogPositions;
import io.plexichat.command.Orders;
import io.plexichat.command.account.AccountRecovery;
import io.plexichat.command.account.Mailboxes;
import io.plexichat.command.account.MailedSecrets;
import io.plexichat.command.mail.MailSettings;
import io.plexichat.command.mail.Mailer;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** For a command side that sends mails. Asks for a {@link Mailer} and {@link MailSettings}, and for the log to follow. */
@Configuration(proxyBeanMethods = false)
public class NoticeConfiguration {
    @Bean
    WhenOwnersAreConcernedThenMailThem mailing(
            StreamableMessageSource<TrackedEventMessage<?>> log,
            LogPositions positions,
            CommandBus commandBus,
            AccountRecovery accounts,
            Mailboxes mailboxes,
            MailedSecrets secrets,
            MailSettings settings,
            Mailer mailer,
            InstantSource precise) {
        // As all commands come in, so that no store cuts a time.
        InstantSource clock = () -> precise.instant().truncatedTo(ChronoUnit.MILLIS);
        Letters letters = new Letters(mailboxes, secrets, Objects.requireNonNull(settings.publicUrl()));
        Orders orders = new Orders(commandBus);
        return new WhenOwnersAreConcernedThenMailThem(
                log,
                new Notices(accounts::holder),
                positions,
                orders,
                new NoticeDelivery(letters, mailer, orders),
                clock);
    }
}
