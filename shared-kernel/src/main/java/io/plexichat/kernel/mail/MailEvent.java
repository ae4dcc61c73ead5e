package io.plexichat.kernel.mail;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plexichat.kernel.EventName;
import io.plexichat.kernel.account.AccountId;
import java.time.Instant;

/** The life of one mail. To whom it goes is not in it: the address is its owner's, and sealed where it was given. */
public sealed interface MailEvent {
    MailId mailId();

    AccountId accountId();

    /** Stored, so it never changes. */
    static String aggregateOf(MailId mailId) {
        return "mail:" + mailId;
    }

    /** A process has taken it on. Should it end before the mail is settled, another one does so again. */
    @EventName("mail.begun")
    record MailBegun(MailId mailId, AccountId accountId, MailKind kind, Instant at) implements MailEvent {}

    /** The mail server took it. */
    @EventName("mail.sent")
    record MailSent(MailId mailId, AccountId accountId, Instant at) implements MailEvent {}

    @EventName("mail.given-up")
    record MailGivenUp(MailId mailId, AccountId accountId, Why why, Instant at) implements MailEvent {}

    enum Why {
        /** The mail server does not know the address. */
        @JsonProperty("refused")
        REFUSED,
        /** What it would tell is over. */
        @JsonProperty("too-late")
        TOO_LATE
    }
}
