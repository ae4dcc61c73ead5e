package io.plexichat.standalone.mail;

import io.plexichat.command.mail.MailSettings;
import io.plexichat.kernel.account.EmailAddress;
import io.plexichat.standalone.backend.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server.
 *
 * @param host of it; no mails are sent without
 * @param port of it; the usual one of the kind of TLS without
 * @param from the address that mails come from
 * @param publicUrl where people reach this server, for the link in a mail. Not taken from requests: whoever asks for a link would choose
 *     where it leads
 */
public record MailOptions(
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String username,
        @Nullable Secret password,
        @Nullable String from,
        @DefaultValue("starttls") Tls tls,
        @Nullable URI publicUrl) {
    private static final int LAST_PORT = 65_535;

    public enum Tls {
        /** For a mail server on this machine. */
        NONE(25),
        /** Asked for, and no mail is sent where the server does not offer it. */
        STARTTLS(587),
        /** From the first byte on. */
        TLS(465);

        private final int port;

        Tls(int port) {
            this.port = port;
        }
    }

    public MailOptions {
        if (host == null) {
            check(
                    port == null && username == null && password == null && from == null && publicUrl == null,
                    "host",
                    "set beside the others");
        } else {
            check(!host.isBlank(), "host", "the name of a mail server");
            check(port == null || (port > 0 && port <= LAST_PORT), "port", "from 1 to " + LAST_PORT);
            check((username == null) == (password == null), "username", "set along with the password");
            check(
                    from != null && EmailAddress.MAILABLE_RULE.check(from).isEmpty(),
                    "from",
                    "the address that mails come from");
            check(
                    publicUrl != null && publicUrl.getHost() != null && isHttp(publicUrl.getScheme()),
                    "public-url",
                    "where people reach this server, such as https://chat.example.org");
        }
    }

    public boolean isOn() {
        return host != null;
    }

    public MailSettings settings() {
        return publicUrl == null ? MailSettings.OFF : new MailSettings(publicUrl);
    }

    int portOrUsual() {
        return port == null ? tls.port : port;
    }

    private static boolean isHttp(@Nullable String scheme) {
        return "https".equals(scheme) || "http".equals(scheme);
    }

    private static void check(boolean good, String property, String expected) {
        if (!good) {
            throw new IllegalArgumentException("Expected plexichat.mail." + property + " to be " + expected + ".");
        }
    }
}
