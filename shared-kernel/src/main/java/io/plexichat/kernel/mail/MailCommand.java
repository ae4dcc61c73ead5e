package io.plexichat.kernel.mail;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.mail.MailEvent.Why;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

public sealed interface MailCommand {
    /** Takes a mail on, so that of several processes one sends it. Answers {@link MailTurn}. */
    record BeginMail(MailId mailId, AccountId accountId, MailKind kind, Instant at) implements MailCommand {}

    /**
     * It is done with.
     *
     * @param givenUp null when it was sent
     */
    record SettleMail(MailId mailId, @Nullable Why givenUp, Instant at) implements MailCommand {}

    /** Nothing when it was reached before. */
    record ReachMailing(long position, Instant at) implements MailCommand {}

    /** Whose turn it is to send a mail. */
    record MailTurn(Turn turn) {
        /** How long it is one's turn. After that another one may think that the first has ended. */
        public static final Duration LASTS = Duration.ofMinutes(2);
    }

    enum Turn {
        /** The one that asks, for as long as {@link MailTurn#LASTS} says. */
        MINE,
        /** Another one's, which took it on some seconds ago. */
        OTHERS,
        /** Nobody's: it is sent or given up. */
        SETTLED
    }
}
