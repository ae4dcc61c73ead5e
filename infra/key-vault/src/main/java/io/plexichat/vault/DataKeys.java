package io.plexichat.vault;

import io.plexichat.kernel.key.KeyId;
import io.plexichat.kernel.key.KeyRejections;
import io.plexichat.kernel.key.KeyScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Data keys: from memory, else from the database by one round trip for all that are missing, made there when they are not there. */
final class DataKeys {
    /** Another process may rotate between a look at the generations and the use of one. */
    private static final int ATTEMPTS = 3;

    private final VaultDatabase database;
    private final Generations generations;
    private final KeyCache cache;

    DataKeys(VaultDatabase database, Generations generations, KeyCache cache) {
        this.database = database;
        this.generations = generations;
        this.cache = cache;
    }

    DataKey ofScope(KeyScope scope) {
        DataKey key = cache.of(scope);
        return key == null ? ofScopes(Set.of(scope)).values().iterator().next() : key;
    }

    /** One for each scope. */
    Map<KeyScope, DataKey> ofScopes(Collection<KeyScope> scopes) {
        Map<KeyScope, DataKey> keys = HashMap.newHashMap(scopes.size());
        Set<KeyScope> missing = new HashSet<>();
        for (KeyScope scope : scopes) {
            DataKey key = cache.of(scope);
            if (key == null) {
                missing.add(scope);
            } else {
                keys.put(scope, key);
            }
        }
        for (int attempt = 1; !missing.isEmpty(); attempt++) {
            long epoch = cache.epoch();
            for (StoredKey stored : findOrMake(missing)) {
                DataKey key = ready(stored, epoch);
                keys.put(key.scope(), key);
            }
            missing.removeAll(keys.keySet());
            if (!missing.isEmpty()) {
                if (attempt == ATTEMPTS) {
                    throw KeyRejections.DESTROYED.because(
                            "Expected to seal, but the person, the channel or the month was erased.");
                }
                // Or the generation that was current here is so no more.
                generations.load();
            }
        }
        return keys;
    }

    /** Those that are in memory. */
    Map<KeyId, DataKey> inMemory(Set<KeyId> ids) {
        Map<KeyId, DataKey> keys = HashMap.newHashMap(ids.size());
        for (KeyId id : ids) {
            DataKey key = cache.of(id);
            if (key != null) {
                keys.put(id, key);
            }
        }
        return keys;
    }

    /** Those that are not destroyed. */
    Map<KeyId, DataKey> ofIds(Set<KeyId> ids) {
        Map<KeyId, DataKey> keys = inMemory(ids);
        if (keys.size() < ids.size()) {
            Set<KeyId> missing = new HashSet<>(ids);
            missing.removeAll(keys.keySet());
            long epoch = cache.epoch();
            database.read(connection -> DataKeyTable.ofIds(connection, missing)).stream()
                    .filter(stored -> stored.wrapped() != null)
                    .map(stored -> ready(stored, epoch))
                    .forEach(key -> keys.put(key.id(), key));
        }
        return keys;
    }

    private List<StoredKey> findOrMake(Set<KeyScope> scopes) {
        List<StoredKey> found = database.read(connection -> DataKeyTable.ofScopes(connection, scopes));
        Set<KeyScope> unknown = new HashSet<>(scopes);
        found.forEach(stored -> unknown.remove(stored.scope()));
        if (unknown.isEmpty()) {
            return found;
        }
        List<StoredKey> all = new ArrayList<>(found);
        all.addAll(make(List.copyOf(unknown)));
        return all;
    }

    /** What another process made at the same time is taken; what may not be made is left out. */
    private List<StoredKey> make(List<KeyScope> scopes) {
        int generation = generations.current();
        List<StoredKey> made = new ArrayList<>(scopes.size());
        for (KeyScope scope : scopes) {
            byte[] wrapped = generations.wrap(generation, DataKey.randomBytes(XaesGcm.KEY_BYTES));
            made.add(new StoredKey(new KeyId(UUID.randomUUID()), scope, generation, wrapped));
        }
        return database.transaction(connection -> insert(connection, made));
    }

    private static List<StoredKey> insert(Connection connection, List<StoredKey> keys) throws SQLException {
        VaultDatabase.execute(connection, VaultLocks.SHARED);
        DataKeyTable.insert(connection, keys);
        return DataKeyTable.ofScopes(
                connection, keys.stream().map(StoredKey::scope).toList());
    }

    private DataKey ready(StoredKey stored, long epoch) {
        byte[] wrapped = stored.wrapped();
        if (wrapped == null) {
            throw KeyRejections.DESTROYED.because("Expected to seal, but what belongs together with it was erased.");
        }
        DataKey key =
                new DataKey(stored.id(), stored.scope(), generations.unwrap(stored.generation(), stored.id(), wrapped));
        cache.put(key, epoch);
        return key;
    }
}
