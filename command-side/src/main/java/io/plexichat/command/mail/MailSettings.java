package io.plexichat.command.mail;

import io.plexichat.kernel.mail.MailRejections;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** @param publicUrl where people reach this server, for links in mails; null when no mails are sent */
public record MailSettings(@Nullable URI publicUrl) {
    public static final MailSettings OFF = new MailSettings(null);

    /** Of a command side that may have none. */
    public static MailSettings of(ObjectProvider<MailSettings> given) {
        return given.getIfAvailable(() -> OFF);
    }

    /** Rejects with {@code mail.off}. */
    public void requireOn() {
        if (publicUrl == null) {
            throw MailRejections.OFF.because("Expected a server that sends mails, but this one has no mail server.");
        }
    }
}
