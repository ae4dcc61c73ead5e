package io.plexichat.kernel.mail;

import io.plexichat.kernel.EventName;
import java.time.Instant;

/** How far the log was looked through for what is to be mailed. */
public sealed interface MailingEvent {
    /** There is one. Stored, so it never changes. */
    String AGGREGATE = "mailing";

    /** All up to there, this position included, is mailed or need not be. */
    @EventName("mailing.reached")
    record MailingReached(long position, Instant at) implements MailingEvent {}
}
