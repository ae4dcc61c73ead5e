package io.plexichat.vault;

import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.key.KeyDestruction;
import io.plexichat.kernel.key.KeyGenerationView;
import io.plexichat.kernel.key.KeyGenerations;
import io.plexichat.kernel.key.KeyId;
import io.plexichat.kernel.key.KeyRejections;
import io.plexichat.kernel.key.KeyRotationId;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.key.KeySelection;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.kernel.key.LookupDomain;
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.kernel.key.Opener;
import io.plexichat.kernel.key.Sealer;
import io.plexichat.kernel.key.Signer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** The key vault on the schema {@code vault} of a Postgres database, which any number of processes share. */
public final class PostgresKeyVault implements KeyVault, KeyDestruction, KeyGenerations, Signer, AutoCloseable {
    private static final int READERS = 2;
    private static final int MOST_WAITING = 1_000;
    private static final String NOT_ASKED_FOR = "Expected one of the scopes that were asked for.";

    private final VaultDatabase database;
    private final Rotation rotation;
    private final KeyCache cache;
    private final DataKeys keys;
    private final LookupHashes hashes;
    private final ServerSignatures signatures;
    private final List<Runnable> onDestruction = new CopyOnWriteArrayList<>();
    private final DestructionListener listener;
    private final ThreadPoolExecutor readers = new ThreadPoolExecutor(
            READERS,
            READERS,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("vault-reader-", 0).daemon().factory());

    private PostgresKeyVault(VaultDatabase database, KeyProvider provider, Generations generations, long capacity) {
        this.database = database;
        this.rotation = new Rotation(database, provider, generations);
        this.cache = new KeyCache(capacity);
        this.keys = new DataKeys(database, generations, cache);
        this.listener = DestructionListener.start(database, this::destroyed);
        Map<KeyScope, DataKey> ofServer = keys.ofScopes(Set.of(KeyScope.lookup(), KeyScope.signature()));
        this.hashes = new LookupHashes(Objects.requireNonNull(ofServer.get(KeyScope.lookup())));
        this.signatures = new ServerSignatures(Objects.requireNonNull(ofServer.get(KeyScope.signature())));
        readers.allowCoreThreadTimeOut(true);
    }

    /**
     * @param mayMake whether nothing was sealed yet, so that a vault that is not there is made; asked only then
     * @param cachedKeys how many data keys are kept in memory
     * @throws VaultMissingException when it is not there
     * @throws KeyProviderException when the provider cannot unwrap what it once wrapped
     * @throws VaultSchemaException when the tables are of a newer release
     * @throws io.plexichat.kernel.RejectedException {@code key.unavailable} when the database cannot be reached
     */
    public static PostgresKeyVault open(
            DataSource connections, KeyProvider provider, BooleanSupplier mayMake, long cachedKeys, Instant now) {
        VaultDatabase database = new VaultDatabase(connections);
        boolean _ = database.transaction(connection -> {
            VaultSchema.migrate(connection);
            return true;
        });
        boolean _ = database.transaction(connection -> {
            VaultDatabase.execute(connection, VaultLocks.EXCLUSIVE);
            return !GenerationTable.usable(connection).isEmpty() || make(connection, provider, mayMake, now);
        });
        Generations generations = new Generations(database, provider);
        generations.load();
        CryptoWarmUp.begin();
        return new PostgresKeyVault(database, provider, generations, cachedKeys);
    }

    private static boolean make(Connection connection, KeyProvider provider, BooleanSupplier mayMake, Instant now)
            throws SQLException {
        if (!mayMake.getAsBoolean()) {
            throw new VaultMissingException();
        }
        byte[] key = DataKey.randomBytes(XaesGcm.KEY_BYTES);
        GenerationTable.add(connection, provider.name(), provider.wrapUnderNewKey(key), now, null);
        return true;
    }

    @Override
    public Sealer sealer(KeyScope scope) {
        DataKey key = keys.ofScope(scope);
        return (asked, binding, text) -> {
            if (!asked.equals(scope)) {
                throw new IllegalArgumentException(NOT_ASKED_FOR);
            }
            return key.seal(binding, text);
        };
    }

    @Override
    public Sealer sealer(Collection<KeyScope> scopes) {
        if (scopes.size() == 1) {
            return sealer(scopes.iterator().next());
        }
        Map<KeyScope, DataKey> held = keys.ofScopes(scopes);
        return (scope, binding, text) -> {
            DataKey key = held.get(scope);
            if (key == null) {
                throw new IllegalArgumentException(NOT_ASKED_FOR);
            }
            return key.seal(binding, text);
        };
    }

    @Override
    public Opener opener(Collection<KeyId> ids) {
        Set<KeyId> asked = Set.copyOf(ids);
        return opener(asked, keys.ofIds(asked));
    }

    @Override
    public CompletableFuture<Opener> openerLater(Collection<KeyId> ids) {
        Set<KeyId> asked = Set.copyOf(ids);
        Map<KeyId, DataKey> held = keys.inMemory(asked);
        if (held.size() == asked.size()) {
            return CompletableFuture.completedFuture(opener(asked, held));
        }
        try {
            return CompletableFuture.supplyAsync(() -> opener(asked), readers);
        } catch (RejectedExecutionException _) {
            return CompletableFuture.failedFuture(
                    KeyRejections.UNAVAILABLE.because("Expected to read keys, but too many others are being read."));
        }
    }

    private static Opener opener(Set<KeyId> asked, Map<KeyId, DataKey> held) {
        return (value, binding) -> {
            if (!asked.contains(value.keyId())) {
                throw new IllegalArgumentException("Expected one of the keys that were asked for.");
            }
            return Optional.ofNullable(held.get(value.keyId())).map(key -> key.open(value, binding));
        };
    }

    @Override
    public LookupHash lookupHash(LookupDomain domain, String normalised) {
        return hashes.hash(domain, normalised);
    }

    @Override
    public long destroy(KeySelection selection, long position, Instant at) {
        long destroyed = database.transaction(connection -> DestroyedKeys.destroy(connection, selection, position, at));
        cache.drop(scope -> DestroyedKeys.selects(selection, scope));
        return destroyed;
    }

    @Override
    public long destroyed(KeySelection selection) {
        return database.read(connection -> DestroyedKeys.count(connection, selection));
    }

    @Override
    public long destroyedThrough() {
        return database.read(DestroyedKeys::through);
    }

    @Override
    public void onDestruction(Runnable listener) {
        onDestruction.add(listener);
    }

    private void destroyed() {
        cache.drop(_ -> true);
        onDestruction.forEach(Runnable::run);
    }

    @Override
    public byte[] publicKey() {
        return signatures.publicKey();
    }

    @Override
    public byte[] sign(byte[] message) {
        return signatures.sign(message);
    }

    @Override
    public List<KeyGenerationView> list() {
        return database.read(GenerationTable::list);
    }

    @Override
    public long rotate(KeyRotationId rotationId, Instant at) {
        return rotation.rotate(rotationId, at);
    }

    /** Whether keys can be read now. */
    public boolean isAvailable() {
        try {
            return database.read(
                    connection -> !GenerationTable.usable(connection).isEmpty());
        } catch (RejectedException _) {
            return false;
        }
    }

    @Override
    public void close() {
        listener.close();
        readers.shutdownNow();
    }
}
