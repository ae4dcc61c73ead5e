package io.plexichat.vault;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.key.KeyId;
import io.plexichat.kernel.key.KeyPurpose;
import io.plexichat.kernel.key.KeyScope;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table of data keys: making and finding them, many at a time. */
final class DataKeyTable {
    private static final String COLUMNS = "key_id, purpose, account_id, channel_id, period, generation, wrapped";

    /** Into the current generation only: a process that missed a rotation makes nothing. */
    private static final String INSERT = """
            INSERT INTO vault.data_key (key_id, scope_id, purpose, account_id, channel_id, period, generation, wrapped)
            SELECT k.key_id, k.scope_id, k.purpose, k.account_id, k.channel_id, k.period, g.number, k.wrapped
            FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::uuid[], ?::date[], ?::bytea[])
                AS k (key_id, scope_id, purpose, account_id, channel_id, period, wrapped)
            JOIN vault.generation g ON g.number = ? AND g.state = 'CURRENT'
            WHERE NOT EXISTS (SELECT FROM vault.erased e WHERE e.id IN (k.account_id, k.channel_id))
                AND NOT EXISTS (
                    SELECT FROM vault.ended_months m WHERE m.channel_id = k.channel_id AND k.period < m.first_kept)
            ON CONFLICT DO NOTHING
            """;

    private DataKeyTable() {}

    /** Those scopes that have no key yet get one, all under one generation; the caller holds the shared lock. */
    static void insert(Connection connection, List<StoredKey> keys) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, column(connection, "uuid", keys, key -> key.id().value()));
            insert.setArray(2, column(connection, "uuid", keys, key -> scopeId(key.scope())));
            insert.setArray(
                    3,
                    column(
                            connection,
                            "text",
                            keys,
                            key -> key.scope().purpose().name()));
            insert.setArray(4, column(connection, "uuid", keys, key -> account(key.scope())));
            insert.setArray(5, column(connection, "uuid", keys, key -> channel(key.scope())));
            insert.setArray(6, column(connection, "date", keys, key -> period(key.scope())));
            insert.setArray(
                    7, bytes(connection, keys.stream().map(StoredKey::wrapped).toArray(byte[][]::new)));
            insert.setInt(8, keys.getFirst().generation());
            insert.executeUpdate();
        }
    }

    private static Array column(
            Connection connection, String type, List<StoredKey> keys, Function<StoredKey, @Nullable Object> value)
            throws SQLException {
        return array(connection, type, keys.stream().map(value).toArray());
    }

    static List<StoredKey> ofScopes(Connection connection, Collection<KeyScope> scopes) throws SQLException {
        return read(
                connection,
                "scope_id",
                scopes.stream().map(DataKeyTable::scopeId).toArray());
    }

    static List<StoredKey> ofIds(Connection connection, Collection<KeyId> ids) throws SQLException {
        return read(connection, "key_id", ids.stream().map(KeyId::value).toArray());
    }

    private static List<StoredKey> read(Connection connection, String column, Object[] ids) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM vault.data_key WHERE " + column + " = ANY (?)")) {
            select.setArray(1, array(connection, "uuid", ids));
            List<StoredKey> found = new ArrayList<>(ids.length);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(row(rows));
                }
            }
            return found;
        }
    }

    static Array bytes(Connection connection, byte[][] values) throws SQLException {
        return connection.createArrayOf("bytea", values);
    }

    static Array array(Connection connection, String type, @Nullable Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }

    private static StoredKey row(ResultSet row) throws SQLException {
        UUID account = row.getObject("account_id", UUID.class);
        UUID channel = row.getObject("channel_id", UUID.class);
        Date period = row.getDate("period");
        return new StoredKey(
                new KeyId(row.getObject("key_id", UUID.class)),
                new KeyScope(
                        KeyPurpose.valueOf(row.getString("purpose")),
                        account == null ? null : new AccountId(account),
                        channel == null ? null : new ChannelId(channel),
                        period == null ? null : YearMonth.from(period.toLocalDate())),
                row.getInt("generation"),
                row.getBytes("wrapped"));
    }

    /** Stored, so its form never changes. */
    static UUID scopeId(KeyScope scope) {
        String text = scope.purpose() + "/" + account(scope) + "/" + channel(scope) + "/" + scope.period();
        try {
            ByteBuffer digest = ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
            return new UUID(digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256 in every JDK.", e);
        }
    }

    private static @Nullable UUID account(KeyScope scope) {
        return scope.account() == null ? null : scope.account().value();
    }

    private static @Nullable UUID channel(KeyScope scope) {
        return scope.channel() == null ? null : scope.channel().value();
    }

    private static @Nullable Object period(KeyScope scope) {
        YearMonth period = scope.period();
        return period == null ? null : Date.valueOf(period.atDay(1));
    }
}
