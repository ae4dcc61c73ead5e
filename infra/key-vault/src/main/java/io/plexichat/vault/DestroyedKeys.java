package io.plexichat.vault;

import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.key.KeySelection;
import io.plexichat.kernel.key.KeySelection.OfAccount;
import io.plexichat.kernel.key.KeySelection.OfChannel;
import io.plexichat.kernel.key.KeySelection.OfChannelBefore;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Destroys what a selection selects. */
final class DestroyedKeys {
    /** The channel of Postgres's NOTIFY that processes on one vault listen to. */
    static final String NOTIFICATIONS = "plexichat_vault";

    private DestroyedKeys() {}

    static long destroy(Connection connection, KeySelection selection, long position, Instant at) throws SQLException {
        VaultDatabase.execute(connection, VaultLocks.EXCLUSIVE);
        switch (selection) {
            case OfAccount(var account) -> bury(connection, account.value(), at);
            case OfChannel(var channel) -> bury(connection, channel.value(), at);
            case OfChannelBefore(var channel, var firstKept) -> endMonths(connection, channel.value(), firstKept);
        }
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE vault.data_key SET wrapped = NULL, destroyed_at = ? WHERE wrapped IS NOT NULL AND "
                        + condition(selection))) {
            update.setObject(1, at.atOffset(ZoneOffset.UTC));
            bind(update, 2, selection);
            update.executeUpdate();
        }
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE vault.destruction SET through = greatest(through, ?)")) {
            update.setLong(1, position);
            update.executeUpdate();
        }
        VaultDatabase.execute(connection, "SELECT pg_notify('" + NOTIFICATIONS + "', 'destroyed')");
        return count(connection, selection);
    }

    static long count(Connection connection, KeySelection selection) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement(
                "SELECT count(*) FROM vault.data_key WHERE destroyed_at IS NOT NULL AND " + condition(selection))) {
            bind(count, 1, selection);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    static long through(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT through FROM vault.destruction")) {
            row.next();
            return row.getLong(1);
        }
    }

    static boolean selects(KeySelection selection, KeyScope scope) {
        return switch (selection) {
            case OfAccount(var account) -> account.equals(scope.account());
            case OfChannel(var channel) -> channel.equals(scope.channel());
            case OfChannelBefore(var channel, var firstKept) -> {
                YearMonth period = scope.period();
                yield channel.equals(scope.channel()) && period != null && period.isBefore(firstKept);
            }
        };
    }

    private static void bury(Connection connection, UUID id, Instant at) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO vault.erased (id, at) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            insert.setObject(1, id);
            insert.setObject(2, at.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /** Those that ended before stay so. */
    private static void endMonths(Connection connection, UUID channel, YearMonth firstKept) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO vault.ended_months AS m (channel_id, first_kept) VALUES (?, ?)
                ON CONFLICT (channel_id) DO UPDATE SET first_kept = greatest(m.first_kept, excluded.first_kept)
                """)) {
            insert.setObject(1, channel);
            insert.setDate(2, Date.valueOf(firstKept.atDay(1)));
            insert.executeUpdate();
        }
    }

    private static String condition(KeySelection selection) {
        return switch (selection) {
            case OfAccount _ -> "account_id = ?";
            case OfChannel _ -> "channel_id = ?";
            case OfChannelBefore _ -> "channel_id = ? AND period < ?";
        };
    }

    private static void bind(PreparedStatement statement, int from, KeySelection selection) throws SQLException {
        List<Object> values = switch (selection) {
            case OfAccount(var account) -> List.of(account.value());
            case OfChannel(var channel) -> List.of(channel.value());
            case OfChannelBefore(var channel, var firstKept) ->
                List.of(channel.value(), Date.valueOf(firstKept.atDay(1)));
        };
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(from + i, values.get(i));
        }
    }
}
