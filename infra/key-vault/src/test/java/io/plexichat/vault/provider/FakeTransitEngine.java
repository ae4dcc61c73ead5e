package io.plexichat.vault.provider;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** A transit engine with keys in memory, which really encrypts, and answers as HashiCorp Vault's does. Not for several threads. */
final class FakeTransitEngine {
    private static final Pattern CIPHERTEXT = Pattern.compile("vault:v(\\d+):(.+)");

    private final Map<String, TransitKey> keys = new HashMap<>();

    private static final class TransitKey {
        final List<AesGcm> versions = new ArrayList<>();
        boolean deletionAllowed;

        void rotate() {
            byte[] key = new byte[32];
            new SecureRandom().nextBytes(key);
            versions.add(new AesGcm(new SecretKeySpec(key, "AES"), null));
        }
    }

    record Answer(int status, Map<String, Object> body) {
        static Answer data(Map<String, Object> data) {
            return new Answer(200, Map.of("data", data));
        }

        static Answer errors(int status, String... errors) {
            return new Answer(status, Map.of("errors", errors));
        }
    }

    List<String> keyNames() {
        return List.copyOf(keys.keySet());
    }

    void rotate(String name) {
        keys.getOrDefault(name, new TransitKey()).rotate();
    }

    /** @param call method and path, without the key's name */
    Answer call(String call, String name, JsonNode body) {
        return switch (call) {
            case "POST keys" -> make(name);
            case "GET keys" -> describe(name);
            case "POST keys/config" -> configure(name, body);
            case "DELETE keys" -> delete(name);
            case "POST encrypt" -> encrypt(name, body);
            case "POST decrypt" -> decrypt(name, body);
            default -> Answer.errors(404, "unsupported path");
        };
    }

    private Answer make(String name) {
        TransitKey key = keys.computeIfAbsent(name, _ -> new TransitKey());
        if (key.versions.isEmpty()) {
            key.rotate();
        }
        return describe(name);
    }

    private Answer describe(String name) {
        TransitKey key = keys.get(name);
        return key == null
                ? Answer.errors(404)
                : Answer.data(Map.of("name", name, "latest_version", key.versions.size()));
    }

    private Answer configure(String name, JsonNode body) {
        TransitKey key = keys.get(name);
        if (key == null) {
            return Answer.errors(400, "no existing key named " + name + " could be found");
        }
        key.deletionAllowed = body.path("deletion_allowed").asBoolean();
        return describe(name);
    }

    private Answer delete(String name) {
        TransitKey key = keys.get(name);
        if (key == null) {
            return Answer.errors(400, "error deleting policy " + name + ": could not delete key; not found");
        }
        if (!key.deletionAllowed) {
            return Answer.errors(400, "error deleting policy " + name + ": deletion is not allowed for this key");
        }
        keys.remove(name);
        return new Answer(204, Map.of());
    }

    private Answer encrypt(String name, JsonNode body) {
        TransitKey key = keys.get(name);
        if (key == null) {
            return Answer.errors(403, "permission denied");
        }
        byte[] plain = Base64.getDecoder().decode(body.path("plaintext").asString());
        try {
            String sealed =
                    Base64.getEncoder().encodeToString(key.versions.getLast().seal(plain, ""));
            int version = key.versions.size();
            return Answer.data(Map.of("ciphertext", "vault:v" + version + ":" + sealed, "key_version", version));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private Answer decrypt(String name, JsonNode body) {
        TransitKey key = keys.get(name);
        if (key == null) {
            return Answer.errors(400, "encryption key not found");
        }
        Matcher ciphertext = CIPHERTEXT.matcher(body.path("ciphertext").asString());
        if (!ciphertext.matches()) {
            return Answer.errors(400, "invalid ciphertext: no prefix");
        }
        int version = Integer.parseInt(ciphertext.group(1));
        if (version > key.versions.size()) {
            return Answer.errors(400, "invalid ciphertext: version is too new");
        }
        try {
            byte[] sealed = Base64.getDecoder().decode(ciphertext.group(2));
            byte[] plain = key.versions.get(version - 1).open(sealed, "");
            return Answer.data(Map.of("plaintext", Base64.getEncoder().encodeToString(plain)));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return Answer.errors(400, "cipher: message authentication failed");
        }
    }
}
