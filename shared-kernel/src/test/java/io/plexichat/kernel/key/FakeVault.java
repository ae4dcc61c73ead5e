package io.plexichat.kernel.key;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Seals nothing, but keeps the rules: what is sealed for one scope and binding opens there only, and the same is sealed the same. */
public final class FakeVault implements KeyVault {
    private final Set<KeyId> destroyed = ConcurrentHashMap.newKeySet();

    public void destroy(KeyScope scope) {
        destroyed.add(keyOf(scope));
    }

    /** As a sealer of this vault would. */
    public static Sealed sealed(KeyScope scope, Binding binding, String text) {
        byte[] readable = text.getBytes(StandardCharsets.UTF_8);
        byte[] ciphertext = Arrays.copyOf(readable, readable.length + Sealed.TAG_BYTES);
        System.arraycopy(tagOf(binding), 0, ciphertext, readable.length, Sealed.TAG_BYTES);
        return Sealed.of(keyOf(scope), new byte[Sealed.NONCE_BYTES], ciphertext);
    }

    public static LookupHash hashed(LookupDomain domain, String normalised) {
        return new LookupHash(domain + "/" + normalised);
    }

    public Optional<String> open(Sealed sealed, Binding binding) {
        return opener(Set.of(sealed.keyId())).open(sealed, binding);
    }

    @Override
    public Sealer sealer(Collection<KeyScope> scopes) {
        Set<KeyScope> asked = Set.copyOf(scopes);
        if (asked.stream().map(FakeVault::keyOf).anyMatch(destroyed::contains)) {
            throw KeyRejections.DESTROYED.because("Expected to seal, but the key was destroyed.");
        }
        return (scope, binding, text) -> {
            if (!asked.contains(scope)) {
                throw new IllegalArgumentException("Expected one of the scopes that were asked for.");
            }
            return sealed(scope, binding, text);
        };
    }

    @Override
    public Opener opener(Collection<KeyId> keys) {
        Set<KeyId> asked = Set.copyOf(keys);
        return (value, binding) -> {
            if (!asked.contains(value.keyId())) {
                throw new IllegalArgumentException("Expected one of the keys that were asked for.");
            }
            if (destroyed.contains(value.keyId())) {
                return Optional.empty();
            }
            byte[] bytes = value.ciphertext();
            int end = bytes.length - Sealed.TAG_BYTES;
            if (!Arrays.equals(tagOf(binding), Arrays.copyOfRange(bytes, end, bytes.length))) {
                throw new SealBrokenException();
            }
            return Optional.of(new String(bytes, 0, end, StandardCharsets.UTF_8));
        };
    }

    @Override
    public CompletableFuture<Opener> openerLater(Collection<KeyId> keys) {
        return CompletableFuture.completedFuture(opener(keys));
    }

    @Override
    public LookupHash lookupHash(LookupDomain domain, String normalised) {
        return hashed(domain, normalised);
    }

    private static KeyId keyOf(KeyScope scope) {
        return new KeyId(UUID.nameUUIDFromBytes(scope.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] tagOf(Binding binding) {
        UUID digest = UUID.nameUUIDFromBytes(binding.toBytes());
        return ByteBuffer.allocate(Sealed.TAG_BYTES)
                .putLong(digest.getMostSignificantBits())
                .putLong(digest.getLeastSignificantBits())
                .array();
    }
}
