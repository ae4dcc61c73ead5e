package io.plexichat.standalone.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.plexichat.command.mail.Letter;
import io.plexichat.command.mail.Mailer.Delivery;
import io.plexichat.kernel.account.EmailAddress;
import io.plexichat.kernel.mail.MailId;
import io.plexichat.standalone.backend.Secret;
import io.plexichat.standalone.mail.MailOptions.Tls;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpMailerIT {
    private static final Duration SOON = Duration.ofMillis(500);
    private static final Letter LETTER = letter("ada@example.org");

    @Nested
    class Mails {
        private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

        @Test
        void shouldArrive() throws Exception {
            try {
                server.start();
                assertThat(mailer(server.getSmtp().getPort(), Tls.NONE).send(LETTER))
                        .isEqualTo(Delivery.SENT);
                MimeMessage message = server.getReceivedMessages()[0];
                assertThat(message.getSubject()).isEqualTo("A subject");
                assertThat(message.getContent()).asString().startsWith("Hello \u00c5sa");
                assertThat(message.getContentType()).isEqualTo("text/plain; charset=UTF-8");
                assertThat(message.getMessageID()).isEqualTo("<" + LETTER.mailId() + "@example.org>");
                assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
                assertThat(message.getFrom()[0]).hasToString("chat@example.org");
                assertThat(message.getAllRecipients()).hasSize(1);
            } finally {
                server.stop();
            }
        }

        @Test
        void shouldNotGoInTheClearWhereTlsIsAskedFor() {
            try {
                server.start();
                assertThat(mailer(server.getSmtp().getPort(), Tls.STARTTLS).send(LETTER))
                        .isEqualTo(Delivery.UNAVAILABLE);
                assertThat(server.getReceivedMessages()).isEmpty();
            } finally {
                server.stop();
            }
        }

        @Test
        void shouldNotGoToWhomNobodyVouchesFor() {
            GreenMail unknown = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
            try {
                unknown.start();
                assertThat(mailer(unknown.getSmtps().getPort(), Tls.TLS).send(LETTER))
                        .isEqualTo(Delivery.UNAVAILABLE);
                assertThat(unknown.getReceivedMessages()).isEmpty();
            } finally {
                unknown.stop();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 no such user, REFUSED",
        "RCPT, 450 try later, DEFERRED",
        "MAIL, 530 log in first, UNAVAILABLE",
        "EHLO, 421 not now, UNAVAILABLE",
        "'', 554 not you, UNAVAILABLE",
        "DATA, , UNAVAILABLE"
    })
    void shouldTellWhatTheServerMeans(String word, @Nullable String answer, Delivery expected) throws Exception {
        Map<String, String> answers = new HashMap<>(ScriptedMailServer.FRIENDLY);
        if (answer == null) {
            answers.remove(word);
        } else {
            answers.put(word, answer);
        }
        try (ScriptedMailServer server = new ScriptedMailServer(answers)) {
            assertThat(mailer(server.port(), Tls.NONE).send(LETTER)).isEqualTo(expected);
        }
    }

    @Test
    void shouldNotWaitForAServerThatSaysNothing() throws Exception {
        try (ScriptedMailServer server = new ScriptedMailServer(Map.of())) {
            assertThat(mailer(server.port(), Tls.NONE).send(LETTER)).isEqualTo(Delivery.UNAVAILABLE);
        }
    }

    @Test
    void shouldWaitForAServerThatIsNotThere() throws Exception {
        int port;
        try (ScriptedMailServer gone = new ScriptedMailServer(Map.of())) {
            port = gone.port();
        }
        assertThat(mailer(port, Tls.NONE).send(LETTER)).isEqualTo(Delivery.UNAVAILABLE);
    }

    @Test
    void shouldNotTakeSeveralAddressesForOne() throws Exception {
        try (ScriptedMailServer server = new ScriptedMailServer(ScriptedMailServer.FRIENDLY)) {
            assertThat(mailer(server.port(), Tls.NONE).send(letter("a@b,c@d"))).isEqualTo(Delivery.REFUSED);
        }
    }

    @Test
    void shouldShowNoSecrets() {
        assertThat(options(25, Tls.NONE).toString()).doesNotContain("hush");
        assertThat(LETTER.toString()).doesNotContain("ada", "Hello", "subject");
    }

    private static SmtpMailer mailer(int port, Tls tls) {
        return new SmtpMailer(options(port, tls), SOON);
    }

    private static MailOptions options(int port, Tls tls) {
        return new MailOptions(
                "127.0.0.1",
                port,
                tls == Tls.NONE ? null : "chat",
                tls == Tls.NONE ? null : new Secret("hush"),
                "chat@example.org",
                tls,
                URI.create("https://chat.example.org"));
    }

    private static Letter letter(String to) {
        return new Letter(
                new MailId(new UUID(0, 1)), new EmailAddress(to), "A subject", "Hello \u00c5sa,\n\nthis is it.\n");
    }
}
