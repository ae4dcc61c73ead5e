package io.plexichat.vault.provider;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a keystore file holds, in JSON; bytes are base64.
 *
 * @param passphrase null when the keys stand in it as they are
 */
record Keystore(int format, @Nullable Protection passphrase, List<Entry> keys) {
    private static final int FORMAT = 1;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** @param key 32 bytes as they are, or sealed for the reference under the passphrase's key */
    @SuppressWarnings("ArrayRecordComponent") // Only read and written as a whole.
    record Entry(String reference, Instant madeAt, byte[] key) {
        Entry {
            Objects.requireNonNull(reference);
            Objects.requireNonNull(madeAt);
            Objects.requireNonNull(key);
        }
    }

    /**
     * How the key comes from the passphrase that seals the keys.
     *
     * @param check nothing, sealed: tells another passphrase from a changed key
     */
    @SuppressWarnings("ArrayRecordComponent") // Only read and written as a whole.
    record Protection(Argon2id argon2id, byte[] salt, byte[] check) {
        Protection {
            Objects.requireNonNull(argon2id);
            Objects.requireNonNull(salt);
            Objects.requireNonNull(check);
        }
    }

    Keystore {
        keys = List.copyOf(keys);
    }

    static Keystore of(@Nullable Protection passphrase, List<Entry> keys) {
        return new Keystore(FORMAT, passphrase, keys);
    }

    /** Empty when it is not a whole keystore. Why is not told: a parser's messages may show what it read. */
    static Optional<Keystore> parse(byte[] json) {
        try {
            JsonNode tree = JSON.readTree(json);
            return tree.isObject() ? Optional.of(JSON.treeToValue(tree, Keystore.class)) : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    byte[] toJson() {
        return JSON.writeValueAsBytes(this);
    }

    boolean isOfThisFormat() {
        return format == FORMAT;
    }

    Optional<Entry> find(String reference) {
        return keys.stream()
                .filter(entry -> entry.reference().equals(reference))
                .findFirst();
    }

    Keystore with(Entry added) {
        return of(passphrase, Stream.concat(keys.stream(), Stream.of(added)).toList());
    }

    Keystore without(String reference) {
        return of(
                passphrase,
                keys.stream()
                        .filter(entry -> !entry.reference().equals(reference))
                        .toList());
    }
}
