package io.plexichat.vault.provider;

import io.plexichat.vault.KeyProvider;
import io.plexichat.vault.KeyProviderException;
import io.plexichat.vault.WrappedKey;
import io.plexichat.vault.provider.Keystore.Entry;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keeps its keys in a file, {@code keystore.json}, which is made with the first key. Each wraps with AES-256-GCM.
 *
 * <p>The file is JSON of our own and not PKCS#12: that knows no Argon2id, cannot do without a password, and cannot be read without tools.
 *
 * <p>The file is read anew each time, since another process may have changed it. With a passphrase its keys are sealed under the key that
 * Argon2id makes of it; a file from before there was a passphrase is put under it when it is next opened or changed.
 */
final class LocalKeyProvider implements KeyProvider {
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeystoreFile file;
    private final @Nullable Secret passphrase;
    private final Argon2id argon2id;
    /** Remembered, because it takes long to come by. */
    private volatile @Nullable KeystorePassphrase remembered;

    private LocalKeyProvider(KeyProviderSettings.Local settings, Argon2id argon2id) {
        this.file = new KeystoreFile(settings.directory());
        this.passphrase = settings.passphrase();
        this.argon2id = argon2id;
    }

    static LocalKeyProvider open(KeyProviderSettings.Local settings) {
        return open(settings, Argon2id.RECOMMENDED);
    }

    /** @param argon2id for a passphrase that is new; a keystore has its own otherwise */
    static LocalKeyProvider open(KeyProviderSettings.Local settings, Argon2id argon2id) {
        LocalKeyProvider provider = new LocalKeyProvider(settings, argon2id);
        provider.file.read().ifPresent(provider::check);
        return provider;
    }

    private void check(Keystore keystore) {
        if (keystore.passphrase() == null && passphrase != null) {
            file.change(this::underPassphrase);
        } else {
            unlock(keystore);
        }
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public WrappedKey wrapUnderNewKey(byte[] key) {
        String reference = UUID.randomUUID().toString();
        byte[] own = new byte[KEY_BYTES];
        RANDOM.nextBytes(own);
        try {
            byte[] wrapped = new AesGcm(new SecretKeySpec(own, "AES"), null).seal(key, reference);
            file.change(found -> {
                Keystore keystore = underPassphrase(found);
                return keystore.with(new Entry(reference, now(), sealed(keystore, own, reference)));
            });
            return new WrappedKey(reference, wrapped);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        } finally {
            Arrays.fill(own, (byte) 0);
        }
    }

    @Override
    public byte[] unwrap(WrappedKey wrapped) {
        String reference = wrapped.keyReference();
        Keystore keystore = file.read()
                .orElseThrow(
                        () -> file.wrong("Expected the keystore %s, but there is none: restore it from a backup."));
        Entry entry = keystore.find(reference)
                .orElseThrow(() -> file.wrong("Expected the keystore %s to hold the key " + reference
                        + ", but it does not: restore the one that did from a backup."));
        byte[] own = opened(keystore, entry);
        try {
            return new AesGcm(new SecretKeySpec(own, "AES"), null).open(wrapped.bytes(), reference);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw KeyProviderException.wrong(
                    "Expected the key " + reference + " to open what it wrapped, but that is changed or not its own.",
                    e);
        } finally {
            Arrays.fill(own, (byte) 0);
        }
    }

    @Override
    public void retire(String keyReference) {
        if (file.read().flatMap(keystore -> keystore.find(keyReference)).isPresent()) {
            file.change(found -> underPassphrase(found).without(keyReference));
        }
    }

    @Override
    public void close() {
        remembered = null;
    }

    private Keystore underPassphrase(Optional<Keystore> found) {
        Keystore keystore = found.orElseGet(() -> Keystore.of(null, List.of()));
        if (passphrase == null || keystore.passphrase() != null) {
            unlock(keystore);
            return keystore;
        }
        try {
            KeystorePassphrase fresh = KeystorePassphrase.create(passphrase, argon2id);
            remembered = fresh;
            Keystore empty = Keystore.of(fresh.protection(), List.of());
            return Keystore.of(
                    fresh.protection(),
                    keystore.keys().stream()
                            .map(entry -> new Entry(
                                    entry.reference(), entry.madeAt(), sealed(empty, entry.key(), entry.reference())))
                            .toList());
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** Empty when the keystore has no passphrase. */
    private Optional<KeystorePassphrase> unlock(Keystore keystore) {
        if (keystore.passphrase() == null) {
            return Optional.empty();
        }
        if (passphrase == null) {
            throw file.wrong(
                    "Expected plexichat.keys.local.passphrase to be set, because the keystore %s is under a passphrase.");
        }
        KeystorePassphrase known = remembered;
        if (known != null && known.isOf(keystore.passphrase())) {
            return Optional.of(known);
        }
        try {
            KeystorePassphrase unlocked = KeystorePassphrase.open(passphrase, keystore.passphrase());
            remembered = unlocked;
            return Optional.of(unlocked);
        } catch (GeneralSecurityException _) {
            throw file.wrong("Expected plexichat.keys.local.passphrase to be the passphrase of the keystore %s,"
                    + " but it is another.");
        }
    }

    private byte[] sealed(Keystore keystore, byte[] key, String reference) {
        Optional<KeystorePassphrase> unlocked = unlock(keystore);
        try {
            return unlocked.isPresent() ? unlocked.get().seal(key, reference) : key.clone();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private byte[] opened(Keystore keystore, Entry entry) {
        Optional<KeystorePassphrase> unlocked = unlock(keystore);
        try {
            return unlocked.isPresent()
                    ? unlocked.get().open(entry)
                    : entry.key().clone();
        } catch (GeneralSecurityException _) {
            throw file.wrong("Expected the key " + entry.reference() + " in the keystore %s to be whole,"
                    + " but it was changed: restore it from a backup.");
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("Expected AES-256-GCM in every JDK, but it failed.", e);
    }
}
