package io.plexichat.standalone.backend;

import io.plexichat.vault.provider.KeyProviderSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The key vault.
 *
 * @param provider where its key-encryption keys are kept
 * @param rotateEvery how old the current generation may become; null for any age
 * @param cached how many data keys are kept in memory
 * @param url of the database that keeps it, as {@link PostgresSettings#url}; null for the one that keeps the log
 */
public record KeySettings(
        @DefaultValue("local") Provider provider,
        @DefaultValue Local local,
        @DefaultValue Pkcs11 pkcs11,
        @DefaultValue Transit transit,
        @Nullable Duration rotateEvery,
        @DefaultValue("100000") long cached,
        @Nullable String url,
        @Nullable String user,
        @Nullable Secret password) {
    private static final Duration OFTEN = Duration.ofMinutes(1);

    public enum Provider {
        LOCAL,
        PKCS11,
        TRANSIT
    }

    /** @param directory of {@code keystore.json}; null for {@code keys} in the data directory */
    public record Local(@Nullable Path directory, @Nullable Secret passphrase) {}

    public record Pkcs11(
            @Nullable Path library,
            @Nullable Long slot,
            @Nullable String tokenLabel,
            @Nullable Secret pin) {}

    public record Transit(
            @Nullable URI address,
            @DefaultValue("transit") String mount,
            @DefaultValue("plexichat") String keyName,
            @Nullable Secret token) {}

    public KeySettings {
        if (rotateEvery != null && rotateEvery.compareTo(OFTEN) < 0) {
            throw new IllegalArgumentException(
                    "Expected plexichat.keys.rotate-every to be at least 1 minute, but got " + rotateEvery + ".");
        }
        if (cached < 1) {
            throw new IllegalArgumentException(
                    "Expected plexichat.keys.cached to be at least 1, but got " + cached + ".");
        }
        if (url != null) {
            PostgresAddress _ = PostgresAddress.parse(url, user, password);
        }
        if (url == null && (user != null || password != null)) {
            throw new IllegalArgumentException(
                    "Expected plexichat.keys.url beside a user or password, but it is not set.");
        }
        KeyProviderSettings _ = of(provider, local, pkcs11, transit, Path.of(""));
    }

    /** @param keys the directory of a keystore that no other is set for */
    public KeyProviderSettings providerSettings(Path keys) {
        return of(provider, local, pkcs11, transit, keys);
    }

    /** Of the vault's own database; null when it has none of its own. */
    public @Nullable PostgresAddress address() {
        return url == null ? null : PostgresAddress.parse(url, user, password);
    }

    private static KeyProviderSettings of(Provider provider, Local local, Pkcs11 pkcs11, Transit transit, Path keys) {
        return switch (provider) {
            case LOCAL -> {
                Path directory = local.directory();
                yield new KeyProviderSettings.Local(directory == null ? keys : directory, secret(local.passphrase()));
            }
            case PKCS11 ->
                new KeyProviderSettings.Pkcs11(
                        required("pkcs11.library", pkcs11.library()),
                        pkcs11.slot(),
                        pkcs11.tokenLabel(),
                        required("pkcs11.pin", secret(pkcs11.pin())));
            case TRANSIT ->
                new KeyProviderSettings.Transit(
                        required("transit.address", transit.address()),
                        transit.mount(),
                        transit.keyName(),
                        required("transit.token", secret(transit.token())));
        };
    }

    private static io.plexichat.vault.provider.@Nullable Secret secret(@Nullable Secret secret) {
        return secret == null ? null : new io.plexichat.vault.provider.Secret(secret.value());
    }

    private static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(
                    "Expected plexichat.keys." + name + " beside that provider, but it is not set.");
        }
        return value;
    }
}
