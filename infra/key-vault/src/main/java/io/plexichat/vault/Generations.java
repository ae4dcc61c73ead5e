package io.plexichat.vault;

import io.plexichat.kernel.key.KeyGenerationView.State;
import io.plexichat.kernel.key.KeyId;
import io.plexichat.kernel.key.KeyRejections;
import java.lang.ref.Reference;
import java.security.InvalidKeyException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The generation keys in memory. They are unwrapped when first needed: at the start, and after another process rotated. */
final class Generations {
    private static final Logger log = LoggerFactory.getLogger(Generations.class);

    private final VaultDatabase database;
    private final KeyProvider provider;
    private final Map<Integer, SecretBytes> keys = new ConcurrentHashMap<>();
    private volatile int current;

    Generations(VaultDatabase database, KeyProvider provider) {
        this.database = database;
        this.provider = provider;
    }

    /** @throws KeyProviderException when one cannot be unwrapped: nothing is changed then */
    void load() {
        List<GenerationTable.Row> usable = database.read(GenerationTable::usable);
        usable.forEach(this::unwrap);
        usable.stream().filter(row -> row.state() == State.CURRENT).forEach(row -> current = row.number());
        keys.keySet().retainAll(usable.stream().map(GenerationTable.Row::number).collect(Collectors.toSet()));
    }

    int current() {
        return current;
    }

    byte[] wrap(int generation, byte[] key) {
        SecretBytes wrapping = key(generation);
        try {
            return AesKeyWrap.wrap(wrapping.value(), key);
        } finally {
            Reference.reachabilityFence(wrapping);
        }
    }

    byte[] unwrap(int generation, KeyId id, byte[] wrapped) {
        SecretBytes wrapping = key(generation);
        try {
            return AesKeyWrap.unwrap(wrapping.value(), wrapped);
        } catch (InvalidKeyException _) {
            log.error("Data key {} is not as generation {} wrapped it.", id, generation);
            throw KeyRejections.UNAVAILABLE.because("Expected data key " + id + ", but it is damaged.");
        } finally {
            Reference.reachabilityFence(wrapping);
        }
    }

    private SecretBytes key(int generation) {
        SecretBytes known = keys.get(generation);
        if (known != null) {
            return known;
        }
        try {
            load();
        } catch (KeyProviderException e) {
            log.warn("A generation key cannot be unwrapped: {}", e.getMessage());
            throw KeyRejections.UNAVAILABLE.because("Expected a generation key, but its provider does not give it.");
        }
        SecretBytes loaded = keys.get(generation);
        if (loaded == null) {
            throw KeyRejections.UNAVAILABLE.because("Expected generation " + generation + ", but it is retired.");
        }
        return loaded;
    }

    private void unwrap(GenerationTable.Row row) {
        WrappedKey wrapped = row.key();
        if (wrapped == null) {
            return;
        }
        keys.computeIfAbsent(row.number(), _ -> {
            if (!row.provider().equals(provider.name())) {
                throw KeyProviderException.wrong(
                        "Expected key provider '" + row.provider() + "', which keeps the key of generation "
                                + row.number() + ", but '" + provider.name() + "' is configured.",
                        null);
            }
            return new SecretBytes(provider.unwrap(wrapped));
        });
    }
}
