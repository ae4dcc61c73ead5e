package io.plexichat.command.mail;

/** Hands mails to a mail server. */
@FunctionalInterface
public interface Mailer {
    /** Blocks, for some seconds at most. Does not throw for what a mail server may do. */
    Delivery send(Letter letter);

    enum Delivery {
        /** The server has taken it. */
        SENT,
        /** The server will never take a mail to this address. */
        REFUSED,
        /** Not this one, for now. */
        DEFERRED,
        /** Nothing at all, for now. */
        UNAVAILABLE
    }
}
