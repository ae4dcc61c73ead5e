package io.plexichat.standalone.server;

import io.plexichat.command.factor.PasskeySettings;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where passkeys work.
 *
 * @param relyingPartyId the domain that they are for; that of where mails say that people reach this server without, else this machine
 * @param origins of the pages that may use them; {@code https://} and the domain without
 */
public record PasskeyOptions(
        @Nullable String relyingPartyId, @DefaultValue List<String> origins) {
    public PasskeyOptions {
        origins = List.copyOf(origins);
        if (relyingPartyId == null) {
            check(origins.isEmpty(), "relying-party-id", "set beside the origins");
        } else {
            check(
                    relyingPartyId.matches("[a-z0-9-]+(\\.[a-z0-9-]+)*"),
                    "relying-party-id",
                    "a domain, such as chat.example.org");
            for (String origin : origins) {
                check(
                        isOf(relyingPartyId, origin),
                        "origins",
                        "like https://" + relyingPartyId + ", of that domain or below it");
            }
        }
    }

    /** @param publicUrl where people reach this server; null where that was not said */
    PasskeySettings settings(@Nullable URI publicUrl) {
        if (relyingPartyId != null) {
            return PasskeySettings.LOCALHOST.relyingPartyId().equals(relyingPartyId) && origins.isEmpty()
                    ? PasskeySettings.LOCALHOST
                    : new PasskeySettings(
                            relyingPartyId,
                            origins.isEmpty() ? Set.of("https://" + relyingPartyId) : Set.copyOf(origins));
        }
        return publicUrl == null
                ? PasskeySettings.LOCALHOST
                : new PasskeySettings(publicUrl.getHost(), Set.of(origin(publicUrl)));
    }

    /** Browsers let only pages over TLS use passkeys, but for those of one's own machine. */
    private static boolean isOf(String domain, String origin) {
        try {
            URI uri = URI.create(origin);
            String host = uri.getHost();
            return host != null
                    && (host.equals(domain) || host.endsWith("." + domain))
                    && ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && host.equals("localhost")))
                    && origin.equals(origin(uri));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    private static void check(boolean good, String property, String expected) {
        if (!good) {
            throw new IllegalArgumentException("Expected plexichat.passkeys." + property + " to be " + expected + ".");
        }
    }
}
