package io.plexichat.command.notice;

import io.plexichat.command.DoublingPause;
import io.plexichat.command.Orders;
import io.plexichat.command.mail.Letter;
import io.plexichat.command.mail.Mailer;
import io.plexichat.command.mail.Mailer.Delivery;
import io.plexichat.command.notice.NoticeQueue.Waiting;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.mail.MailCommand.BeginMail;
import io.plexichat.kernel.mail.MailCommand.MailTurn;
import io.plexichat.kernel.mail.MailCommand.SettleMail;
import io.plexichat.kernel.mail.MailCommand.Turn;
import io.plexichat.kernel.mail.MailEvent.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one notice: takes it on, hands it to the mail server, records what became of it. For one thread. */
final class NoticeDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeDelivery.class);

    /** Less than a mail is anybody's, so that nobody else takes it on while it is being sent. */
    private static final Duration MINE_FOR = Duration.ofMinutes(1);

    private static final Duration UNTIL_FREE = MailTurn.LASTS.minus(MINE_FOR);

    private static final DoublingPause AWAY_FOR = new DoublingPause(Duration.ofSeconds(5), Duration.ofMinutes(5));

    private final Letters letters;
    private final Mailer mailer;
    private final Orders orders;

    /** How often in a row the mail server was away. */
    private int failures;

    private Instant pausedUntil = Instant.MIN;

    NoticeDelivery(Letters letters, Mailer mailer, Orders orders) {
        this.letters = letters;
        this.mailer = mailer;
        this.orders = orders;
    }

    /** Until then the mail server is left alone. */
    Instant pausedUntil() {
        return pausedUntil;
    }

    /** False for what is to be tried again. */
    boolean isDone(Waiting waiting, Instant at) throws InterruptedException {
        if (waiting.isSent()) {
            return settled(waiting, null, at);
        }
        Notice notice = waiting.notice();
        if (!at.isBefore(notice.until())) {
            return !waiting.wasEverMine() || settled(waiting, Why.TOO_LATE, at);
        }
        Optional<Letter> letter;
        try {
            letter = letters.write(notice);
        } catch (RejectedException e) {
            // The vault or the log is away, for all of them.
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("Mail {} cannot be written; it is tried again.", notice.mailId(), e);
            waiting.defer(at);
            return false;
        }
        if (letter.isEmpty()) {
            return !waiting.wasEverMine() || settled(waiting, Why.REFUSED, at);
        }
        if (!waiting.isMine(at)) {
            Turn turn = begin(notice, at);
            if (turn != Turn.MINE) {
                waiting.laterThan(
                        waiting.wasEverMine() ? waiting.mineUntil().plus(UNTIL_FREE) : at.plus(MailTurn.LASTS));
                return turn == Turn.SETTLED;
            }
            waiting.mineUntil(at.plus(MINE_FOR));
        }
        return isDone(waiting, mailer.send(letter.get()), at);
    }

    private boolean isDone(Waiting waiting, Delivery delivered, Instant at) throws InterruptedException {
        if (delivered != Delivery.UNAVAILABLE) {
            reached();
        }
        return switch (delivered) {
            case SENT -> {
                waiting.sent();
                yield settled(waiting, null, at);
            }
            case REFUSED -> settled(waiting, Why.REFUSED, at);
            case DEFERRED -> {
                waiting.defer(at);
                yield false;
            }
            case UNAVAILABLE -> {
                pause(at);
                yield false;
            }
        };
    }

    private Turn begin(Notice notice, Instant at) throws InterruptedException {
        Object answer = orders.carryOut(new BeginMail(notice.mailId(), notice.accountId(), notice.kind(), at))
                .answer();
        return ((MailTurn) Objects.requireNonNull(answer)).turn();
    }

    private boolean settled(Waiting waiting, @Nullable Why givenUp, Instant at) throws InterruptedException {
        var _ = orders.carryOut(new SettleMail(waiting.notice().mailId(), givenUp, at));
        return true;
    }

    private void reached() {
        if (failures > 0) {
            LOG.info("The mail server takes mails again.");
        }
        failures = 0;
    }

    private void pause(Instant at) {
        pausedUntil = at.plus(AWAY_FOR.after(failures));
        if (failures == 0) {
            LOG.warn("The mail server does not take mails; they wait for it.");
        }
        failures++;
    }
}
