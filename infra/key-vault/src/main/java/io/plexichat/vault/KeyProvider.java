package io.plexichat.vault;

/**
 * Keeps the key-encryption keys, outside the database. It wraps one generation key for each rotation, never data keys: it is asked
 * at the start and when keys rotate, and not for each message.
 */
public interface KeyProvider extends AutoCloseable {
    /** Which kind, as operators write it: {@code local}, {@code pkcs11}, {@code transit}. Stored with what it wrapped. */
    String name();

    /**
     * Makes a new key-encryption key, durable before this returns, and wraps with it.
     *
     * @param key the generation key, 32 bytes
     * @throws KeyProviderException when it cannot
     */
    WrappedKey wrapUnderNewKey(byte[] key);

    /** @throws KeyProviderException when it cannot: missing, wrong, or out of reach */
    byte[] unwrap(WrappedKey wrapped);

    /** The key-encryption key is not needed any more. Doing it again, or for one that is gone, does nothing. */
    void retire(String keyReference);

    @Override
    void close();
}
