package io.plexichat.vault.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plexichat.vault.KeyProviderException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads keystore files without the code under test. */
final class Keystores {
    private Keystores() {}

    static Path file(Path directory) {
        return directory.resolve("keystore.json");
    }

    static JsonNode json(Path directory) {
        return new JsonMapper().readTree(read(file(directory)));
    }

    /** As they stand in the file, in base64. */
    static List<String> keys(Path directory) {
        return json(directory)
                .path("keys")
                .valueStream()
                .map(entry -> entry.path("key").asString())
                .toList();
    }

    static List<byte[]> decodedKeys(Path directory) {
        return keys(directory).stream().map(Base64.getDecoder()::decode).toList();
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void replace(Path directory, String old, String replacement) {
        String json = new String(read(file(directory)), StandardCharsets.UTF_8);
        assertThat(json).contains(old);
        write(file(directory), json.replace(old, replacement).getBytes(StandardCharsets.UTF_8));
    }

    static void assertRefused(String saying, ThrowingCallable call) {
        assertThatExceptionOfType(KeyProviderException.class)
                .isThrownBy(call)
                .withMessageMatching("Expected [\\x20-\\x7e]+\\.")
                .withMessageContaining(saying)
                .withMessageNotContaining(LocalKeyProviderTest.PASSPHRASE.value())
                .satisfies(e -> assertThat(e.isTransient()).isFalse());
    }
}
