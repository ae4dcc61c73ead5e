package io.plexichat.standalone.mail;

import io.plexichat.command.mail.Letter;
import io.plexichat.command.mail.Mailer;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Sends mails by SMTP, one connection each. Nothing of a mail is logged, nor what the server says of it, which may repeat the address.
 */
public final class SmtpMailer implements Mailer {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpMailer.class);

    /** For each thing that the server is to say. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int PERMANENT = 500;

    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private final String from;

    public SmtpMailer(MailOptions options) {
        this(options, PATIENCE);
    }

    SmtpMailer(MailOptions options, Duration patience) {
        from = Objects.requireNonNull(options.from());
        sender.setHost(options.host());
        sender.setPort(options.portOrUsual());
        sender.setUsername(options.username());
        sender.setPassword(
                options.password() == null ? null : options.password().value());
        sender.setJavaMailProperties(properties(options, Long.toString(patience.toMillis())));
    }

    private static Properties properties(MailOptions options, String millis) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.auth", Boolean.toString(options.username() != null));
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        switch (options.tls()) {
            case NONE -> {}
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
        }
        return properties;
    }

    @Override
    public Delivery send(Letter letter) {
        MimeMessage message;
        try {
            message = message(letter);
        } catch (AddressException | IllegalArgumentException _) {
            return Delivery.REFUSED;
        } catch (MessagingException e) {
            throw new IllegalStateException("Expected to write a mail.", e);
        }
        try {
            sender.send(message);
            return Delivery.SENT;
        } catch (MailSendException e) {
            return e.getFailedMessages().isEmpty()
                    ? unavailable(e)
                    : failed(e.getFailedMessages().values().iterator().next());
        } catch (MailAuthenticationException e) {
            return unavailable(e);
        } catch (MailException e) {
            LOG.warn("Mail {} was not sent: {}.", letter.mailId(), e.getClass().getSimpleName());
            return Delivery.DEFERRED;
        }
    }

    private MimeMessage message(Letter letter) throws MessagingException {
        MimeMessage message = new Identified(sender.getSession(), letter.mailId() + from.substring(from.indexOf('@')));
        message.setFrom(address(from));
        message.setRecipient(MimeMessage.RecipientType.TO, address(letter.to().value()));
        message.setSubject(letter.subject(), StandardCharsets.US_ASCII.name());
        message.setText(letter.text(), StandardCharsets.UTF_8.name());
        // No out-of-office replies (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    /** One address, never several. */
    private static InternetAddress address(String text) throws AddressException {
        int at = text.lastIndexOf('@') + 1;
        return new InternetAddress(text.substring(0, at) + IDN.toASCII(text.substring(at)), /* strict= */ true);
    }

    private static Delivery failed(Throwable failure) {
        for (Throwable each = failure; each != null; each = next(each)) {
            if (each instanceof SMTPAddressFailedException refused) {
                return refused.getReturnCode() >= PERMANENT ? Delivery.REFUSED : Delivery.DEFERRED;
            }
        }
        // A server that answers, but takes no such mail, is told from one that is gone.
        return failure instanceof SMTPSendFailedException ? Delivery.DEFERRED : unavailable(failure);
    }

    /** What was told of several recipients is told one after the other, apart from what caused it. */
    private static @Nullable Throwable next(Throwable failure) {
        return failure instanceof MessagingException chained && chained.getNextException() != null
                ? chained.getNextException()
                : failure.getCause();
    }

    private static Delivery unavailable(Throwable failure) {
        LOG.debug("The mail server does not answer: {}.", failure.getClass().getSimpleName());
        return Delivery.UNAVAILABLE;
    }

    /** Under an id of its own, so that whoever gets it twice can tell. */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
