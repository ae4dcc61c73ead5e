package io.plexichat.vault;

import java.security.InvalidKeyException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Key-encryption keys that die with the test. */
public final class InMemoryKeyProvider implements KeyProvider {
    private final Map<String, byte[]> keys = new ConcurrentHashMap<>();
    private final AtomicInteger made = new AtomicInteger();

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public WrappedKey wrapUnderNewKey(byte[] key) {
        String reference = "k" + made.incrementAndGet();
        keys.put(reference, DataKey.randomBytes(XaesGcm.KEY_BYTES));
        return new WrappedKey(reference, AesKeyWrap.wrap(keys.get(reference), key));
    }

    @Override
    public byte[] unwrap(WrappedKey wrapped) {
        byte[] key = keys.get(wrapped.keyReference());
        if (key == null) {
            throw KeyProviderException.wrong("Expected key " + wrapped.keyReference() + ", but it is not here.", null);
        }
        try {
            return AesKeyWrap.unwrap(key, wrapped.bytes());
        } catch (InvalidKeyException e) {
            throw KeyProviderException.wrong("Expected a key that was wrapped here.", e);
        }
    }

    @Override
    public void retire(String keyReference) {
        keys.remove(keyReference);
    }

    /** Those that are not retired. */
    Set<String> references() {
        return Set.copyOf(keys.keySet());
    }

    @Override
    public void close() {}
}
