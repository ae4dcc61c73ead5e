package io.plexichat.vault.provider;

import io.plexichat.vault.KeyProvider;
import io.plexichat.vault.KeyProviderException;
import io.plexichat.vault.WrappedKey;
import io.plexichat.vault.provider.TransitClient.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Keeps its keys in the transit secrets engine of a HashiCorp Vault or an OpenBao, which they never leave: it is asked to encrypt and to
 * decrypt. What it answers, {@code vault:v1:..}, is stored as it is and carries the version of the key.
 *
 * <p>Each key is a key of its own there, not a version of one. Of versions only a lowest one can be set, so that retiring one retires those
 * before it, which may still be in use; and it destroys nothing. A key can be deleted by itself, for good. Should the operator
 * have the engine rotate a key, its older versions still decrypt.
 */
final class TransitKeyProvider implements KeyProvider {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern NAME = Pattern.compile("\\w[\\w.-]*");
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final String keyName;
    private final TransitClient client;

    TransitKeyProvider(KeyProviderSettings.Transit settings) {
        this(settings, FIRST_PAUSE, PATIENCE);
    }

    TransitKeyProvider(KeyProviderSettings.Transit settings, Duration firstPause, Duration patience) {
        this.keyName = settings.keyName();
        this.client = new TransitClient(settings, firstPause, patience);
    }

    @Override
    public String name() {
        return "transit";
    }

    @Override
    public WrappedKey wrapUnderNewKey(byte[] key) {
        String name = keyName + "-" + UUID.randomUUID();
        Answer made = client.call("POST", "keys/" + name, Map.of("type", "aes256-gcm96"));
        if (!made.isOk()) {
            throw made.status() == NOT_FOUND ? noMount() : client.refused(made);
        }
        Answer encrypted = client.call(
                "POST",
                "encrypt/" + name,
                Map.of("plaintext", Base64.getEncoder().encodeToString(key)));
        String ciphertext = field(encrypted, "ciphertext");
        return new WrappedKey(name, ciphertext.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public byte[] unwrap(WrappedKey wrapped) {
        String name = wrapped.keyReference();
        requireName(name);
        String ciphertext = new String(wrapped.bytes(), StandardCharsets.UTF_8);
        Answer answer = client.call("POST", "decrypt/" + name, Map.of("ciphertext", ciphertext));
        if (answer.status() == NOT_FOUND) {
            throw noMount();
        }
        if (answer.status() == BAD_REQUEST) {
            throw KeyProviderException.wrong(
                    answer.says("key not found")
                            ? "Expected " + client.mount() + " to hold the key " + name + ", but it does not."
                            : "Expected the key " + name
                                    + " to open what it wrapped, but that is changed, not its own, or of a version that"
                                    + " was retired.",
                    null);
        }
        try {
            return Base64.getDecoder().decode(field(answer, "plaintext"));
        } catch (IllegalArgumentException _) {
            throw client.refused(answer);
        }
    }

    @Override
    public void retire(String keyReference) {
        if (!NAME.matcher(keyReference).matches()) {
            return;
        }
        String path = "keys/" + keyReference;
        Answer found = client.call("GET", path, null);
        if (found.status() == NOT_FOUND) {
            if (found.says("no handler")) {
                throw noMount();
            }
            return;
        }
        Answer allowed = client.call("POST", path + "/config", Map.of("deletion_allowed", true));
        Answer deleted = allowed.isOk() ? client.call("DELETE", path, null) : allowed;
        // Another process, or a try whose answer was lost, may have been first.
        if (!deleted.isOk() && !deleted.says("not found") && !deleted.says("no existing key")) {
            throw client.refused(deleted);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private String field(Answer answer, String name) {
        String value = answer.body().path("data").path(name).asString("");
        if (!answer.isOk() || value.isEmpty()) {
            throw client.refused(answer);
        }
        return value;
    }

    private void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw KeyProviderException.wrong(
                    "Expected the name of a key of " + client.mount() + ", but got another reference.", null);
        }
    }

    private KeyProviderException noMount() {
        return KeyProviderException.wrong(
                "Expected a transit engine mounted at " + client.mount() + ", but there is none.", null);
    }
}
