package io.plexichat.command.mail;

import io.plexichat.kernel.account.EmailAddress;
import io.plexichat.kernel.mail.MailId;

/**
 * One mail. It may hold a code or a link, so it is never shown.
 *
 * @param mailId by which whoever gets it twice can tell
 * @param subject in ASCII
 */
public record Letter(MailId mailId, EmailAddress to, String subject, String text) {
    @Override
    public String toString() {
        return "Letter[" + mailId + "]";
    }
}
