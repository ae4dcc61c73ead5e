package io.plexichat.standalone;

import io.plexichat.standalone.backend.ElasticsearchSettings;
import io.plexichat.standalone.backend.KeySettings;
import java.net.URI;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** Settings of servers that tests put together themselves. */
public final class TestSettings {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    private TestSettings() {}

    /** Keys in a file of the data directory. */
    public static KeySettings localKeys() {
        return new KeySettings(
                KeySettings.Provider.LOCAL,
                new KeySettings.Local(null, null),
                new KeySettings.Pkcs11(null, null, null, null),
                new KeySettings.Transit(null, "transit", "plexichat", null),
                null,
                1_000,
                null,
                null,
                null);
    }

    /** One that does not answer. */
    public static ElasticsearchSettings noElasticsearch() {
        return new ElasticsearchSettings(NOWHERE, null, null, DataSize.ofMegabytes(320), null, List.of());
    }
}
