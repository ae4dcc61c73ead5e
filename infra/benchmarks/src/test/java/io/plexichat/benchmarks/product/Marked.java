package io.plexichat.benchmarks.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** Somebody with the marker in all that is personal, so that one search finds any of it. */
final class Marked {
    static final String MARKER = "zyxmarkerwvu";
    static final String PASSWORD = "correct horse battery staple";

    private Marked() {}

    /** The marker is the user name, too. */
    static void register(ServerProcess server) {
        try (RawHttp http = RawHttp.asNobody(server.http())) {
            Map<String, String> account = Map.of(
                    "username",
                    MARKER,
                    "password",
                    PASSWORD,
                    "displayName",
                    "Ann " + MARKER,
                    "email",
                    MARKER + "@example.org");
            assertThat(http.call("POST", "/api/v1/accounts", account).status()).isEqualTo(201);
        }
    }
}
