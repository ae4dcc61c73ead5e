package io.plexichat.vault.provider;

import io.plexichat.vault.KeyProviderException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls to a mount of a vault server. What may pass (no connection, no answer within 10 seconds, 429, 5xx) is tried four times, with growing
 * pauses between. All calls may be repeated: they say what shall be, not what to add.
 */
final class TransitClient implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int TRIES = 4;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    private final KeyProviderSettings.Transit settings;
    private final Duration firstPause;
    private final Duration patience;
    private final HttpClient http;

    /** @param body an empty object when there is none */
    record Answer(int status, JsonNode body) {
        boolean isOk() {
            return status >= 200 && status < 300;
        }

        /** The server's own words, to tell cases apart; not for showing. */
        boolean says(String words) {
            return body.path("errors")
                    .valueStream()
                    .anyMatch(error -> error.asString("").contains(words));
        }
    }

    /**
     * @param firstPause before the second try; doubles after that
     * @param patience with one try
     */
    TransitClient(KeyProviderSettings.Transit settings, Duration firstPause, Duration patience) {
        this.settings = settings;
        this.firstPause = firstPause;
        this.patience = patience;
        // Redirects: a standby sends clients to the active server.
        this.http = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /**
     * @param path behind the mount
     * @param body null for none
     * @return an answer of the engine: what it has, or 400, 404 and the like
     */
    Answer call(String method, String path, @Nullable Map<String, Object> body) {
        HttpRequest request = request(method, path, body);
        Duration pause = firstPause;
        for (int i = 1; ; i++) {
            @Nullable IOException failure = null;
            int status = 0;
            try {
                HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
                status = response.statusCode();
                if (status < SERVER_ERROR && status != TOO_MANY) {
                    return answer(status, response.body());
                }
            } catch (SSLException e) {
                throw KeyProviderException.wrong(
                        "Expected TLS with a trusted certificate of " + settings.address() + ", but that failed.", e);
            } catch (IOException e) {
                failure = e;
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            if (i == TRIES) {
                throw away(status, failure);
            }
            sleep(pause);
            pause = pause.multipliedBy(2);
        }
    }

    KeyProviderException refused(Answer answer) {
        return KeyProviderException.wrong(
                "Expected " + mount() + " to be a transit engine that does as asked, but it answered " + answer.status()
                        + ".",
                null);
    }

    /** As operators know it. */
    String mount() {
        return settings.mount() + " of " + settings.address();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest request(String method, String path, @Nullable Map<String, Object> body) {
        String address = settings.address().toString().replaceAll("/+$", "");
        return HttpRequest.newBuilder(URI.create(address + "/v1/" + settings.mount() + "/" + path))
                .timeout(patience)
                .header("X-Vault-Token", settings.token().value())
                .header("X-Vault-Request", "true")
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body), StandardCharsets.UTF_8))
                .build();
    }

    private Answer answer(int status, byte[] body) {
        if (status == FORBIDDEN) {
            throw KeyProviderException.wrong(
                    "Expected plexichat.keys.transit.token to be allowed to use " + mount()
                            + ", but it has ended or its policy does not allow it (403).",
                    null);
        }
        try {
            return new Answer(status, body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body));
        } catch (JacksonException _) {
            throw refused(new Answer(status, JSON.createObjectNode()));
        }
    }

    private KeyProviderException away(int status, @Nullable IOException failure) {
        String server = "Expected the vault server at " + settings.address();
        return KeyProviderException.unreachable(
                switch (status) {
                    case 0 -> server + " to answer, but it cannot be reached.";
                    case UNAVAILABLE -> server + " to be unsealed, but it is sealed or in maintenance (503).";
                    default -> server + " to do as asked, but it failed (" + status + ").";
                },
                failure);
    }

    private void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private KeyProviderException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return KeyProviderException.unreachable(
                "Expected an answer of " + settings.address() + ", but waiting for it was ended.", e);
    }
}
