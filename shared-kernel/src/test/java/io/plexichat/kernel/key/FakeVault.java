package io.plexichat.kernel.key;

import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.key.KeySelection.OfAccount;
import io.plexichat.kernel.key.KeySelection.OfChannel;
import io.plexichat.kernel.key.KeySelection.OfChannelBefore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Seals nothing, but keeps the rules: what is sealed for one scope and binding opens there only, and the same is sealed the same. */
public final class FakeVault implements KeyVault, KeyDestruction, Signer {
    /** Of every key that any vault sealed with. */
    private static final Map<KeyId, KeyScope> SCOPES = new ConcurrentHashMap<>();

    private final Set<KeyId> destroyed = ConcurrentHashMap.newKeySet();
    private final Set<KeyScope> made = ConcurrentHashMap.newKeySet();
    private final List<KeySelection> selections = new CopyOnWriteArrayList<>();
    private final List<Runnable> onDestruction = new CopyOnWriteArrayList<>();
    private final AtomicLong destroyedThrough = new AtomicLong(-1);
    private final KeyPair signing = newSigningKey();

    public void destroy(KeyScope scope) {
        destroyed.add(keyOf(scope));
    }

    /** Counts the keys that this vault was asked for. */
    @Override
    public long destroy(KeySelection selection, long position, Instant at) {
        selections.add(selection);
        destroyedThrough.accumulateAndGet(position, Math::max);
        onDestruction.forEach(Runnable::run);
        return destroyed(selection);
    }

    @Override
    public long destroyed(KeySelection selection) {
        return selections.contains(selection)
                ? made.stream().filter(scope -> matches(selection, scope)).count()
                : 0;
    }

    @Override
    public long destroyedThrough() {
        return destroyedThrough.get();
    }

    /** As a vault that came back from a copy made before anything was destroyed. */
    public void forgetDestructions() {
        selections.clear();
        destroyedThrough.set(-1);
    }

    @Override
    public void onDestruction(Runnable listener) {
        onDestruction.add(listener);
    }

    @Override
    public byte[] publicKey() {
        // What comes before it is the same for every Ed25519 key (RFC 8410).
        byte[] encoded = signing.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(signing.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected Ed25519 in every JDK.", e);
        }
    }

    private static KeyPair newSigningKey() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected Ed25519 in every JDK.", e);
        }
    }

    /** Every order to destroy, in the order they came. */
    public List<KeySelection> orders() {
        return List.copyOf(selections);
    }

    private boolean isDestroyed(KeyId key) {
        KeyScope scope = SCOPES.get(key);
        return destroyed.contains(key)
                || (scope != null && selections.stream().anyMatch(selection -> matches(selection, scope)));
    }

    private static boolean matches(KeySelection selection, KeyScope scope) {
        return switch (selection) {
            case OfAccount account -> account.account().equals(scope.account());
            case OfChannel channel -> channel.channel().equals(scope.channel());
            case OfChannelBefore(ChannelId channel, YearMonth firstKept) ->
                channel.equals(scope.channel())
                        && scope.period() != null
                        && scope.period().isBefore(firstKept);
        };
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
        made.addAll(asked);
        if (asked.stream().map(FakeVault::keyOf).anyMatch(this::isDestroyed)) {
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
            if (isDestroyed(value.keyId())) {
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
        KeyId key = new KeyId(UUID.nameUUIDFromBytes(scope.toString().getBytes(StandardCharsets.UTF_8)));
        SCOPES.put(key, scope);
        return key;
    }

    private static byte[] tagOf(Binding binding) {
        UUID digest = UUID.nameUUIDFromBytes(binding.toBytes());
        return ByteBuffer.allocate(Sealed.TAG_BYTES)
                .putLong(digest.getMostSignificantBits())
                .putLong(digest.getLeastSignificantBits())
                .array();
    }
}
