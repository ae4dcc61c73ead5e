package io.plexichat.vault;

import io.plexichat.kernel.key.KeyId;
import io.plexichat.kernel.key.KeyRotationId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Replaces the generation key. Each step is a transaction, and finds out by itself whether it was done before, so that it can be called
 * again after a crash at any point.
 */
final class Rotation {
    private static final int BATCH = 1_000;

    private final VaultDatabase database;
    private final KeyProvider provider;
    private final Generations generations;

    Rotation(VaultDatabase database, KeyProvider provider, Generations generations) {
        this.database = database;
        this.provider = provider;
        this.generations = generations;
    }

    long rotate(KeyRotationId rotation, Instant at) {
        try (Connection turn = database.connect()) {
            VaultDatabase.execute(turn, VaultLocks.ROTATE);
            try {
                int generation = begin(rotation, at);
                generations.load();
                UUID last = new UUID(0, 0);
                for (Batch batch = next(last, generation); !batch.isEmpty(); batch = next(batch.last(), generation)) {
                    rewrap(batch, generation);
                }
                retire();
                return database.read(connection -> GenerationTable.rewrapped(connection, generation));
            } finally {
                VaultDatabase.execute(turn, VaultLocks.END_ROTATE);
            }
        } catch (SQLException e) {
            throw VaultDatabase.unavailable(e);
        }
    }

    /** A key that the provider made for a generation that a crash kept from being stored wraps nothing, and harms nobody. */
    private int begin(KeyRotationId rotation, Instant at) {
        Optional<GenerationTable.Row> made = database.read(connection -> GenerationTable.madeBy(connection, rotation));
        if (made.isPresent()) {
            return made.get().number();
        }
        byte[] key = DataKey.randomBytes(XaesGcm.KEY_BYTES);
        try {
            WrappedKey wrapped = provider.wrapUnderNewKey(key);
            return database.transaction(connection -> {
                VaultDatabase.execute(connection, VaultLocks.EXCLUSIVE);
                return GenerationTable.add(connection, provider.name(), wrapped, at, rotation);
            });
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private Batch next(UUID after, int generation) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    SELECT key_id, generation, wrapped FROM vault.data_key
                    WHERE wrapped IS NOT NULL AND generation < ? AND key_id > ? ORDER BY key_id LIMIT ?
                    """)) {
                select.setInt(1, generation);
                select.setObject(2, after);
                select.setInt(3, BATCH);
                Batch batch = new Batch();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        batch.ids.add(row.getObject("key_id", UUID.class));
                        batch.before.add(row.getInt("generation"));
                        batch.wrapped.add(row.getBytes("wrapped"));
                    }
                }
                return batch;
            }
        });
    }

    /** A key that was destroyed meanwhile stays destroyed. */
    private void rewrap(Batch batch, int generation) {
        List<byte[]> again = new ArrayList<>(batch.ids.size());
        for (int i = 0; i < batch.ids.size(); i++) {
            byte[] key = generations.unwrap(batch.before.get(i), new KeyId(batch.ids.get(i)), batch.wrapped.get(i));
            again.add(generations.wrap(generation, key));
            Arrays.fill(key, (byte) 0);
        }
        int _ = database.transaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement("""
                    UPDATE vault.data_key k SET wrapped = n.wrapped, generation = ?
                    FROM unnest(?::uuid[], ?::int[], ?::bytea[]) AS n (key_id, before, wrapped)
                    WHERE k.key_id = n.key_id AND k.generation = n.before AND k.wrapped IS NOT NULL
                    """)) {
                update.setInt(1, generation);
                update.setArray(2, DataKeyTable.array(connection, "uuid", batch.ids.toArray()));
                update.setArray(3, DataKeyTable.array(connection, "int4", batch.before.toArray()));
                update.setArray(4, DataKeyTable.bytes(connection, again.toArray(byte[][]::new)));
                int updated = update.executeUpdate();
                GenerationTable.countRewrapped(connection, generation, updated);
                return updated;
            }
        });
    }

    private void retire() {
        List<GenerationTable.Row> retired = database.transaction(connection -> {
            VaultDatabase.execute(connection, VaultLocks.EXCLUSIVE);
            GenerationTable.retire(connection);
            return GenerationTable.untold(connection);
        });
        for (GenerationTable.Row row : retired) {
            if (row.provider().equals(provider.name())) {
                provider.retire(row.keyReference());
                boolean _ = database.transaction(connection -> {
                    GenerationTable.told(connection, row.number());
                    return true;
                });
            }
        }
    }

    /** Keys of older generations, in the order of their ids. */
    private static final class Batch {
        private final List<UUID> ids = new ArrayList<>(BATCH);
        private final List<Integer> before = new ArrayList<>(BATCH);
        private final List<byte[]> wrapped = new ArrayList<>(BATCH);

        boolean isEmpty() {
            return ids.isEmpty();
        }

        UUID last() {
            return ids.getLast();
        }
    }
}
