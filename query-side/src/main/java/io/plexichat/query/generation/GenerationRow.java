package io.plexichat.query.generation;

import io.plexichat.kernel.projection.BuildPace;
import io.plexichat.kernel.projection.BuildPhase;
import io.plexichat.kernel.projection.BuildView;
import io.plexichat.kernel.projection.BuildView.Difference;
import io.plexichat.kernel.projection.GenerationView.Role;
import io.plexichat.kernel.projection.OrderReason;
import io.plexichat.query.projection.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads rows of the table of generations. */
final class GenerationRow {
    static final JsonMapper JSON = new JsonMapper();

    private GenerationRow() {}

    static Generation read(ResultSet row) throws SQLException {
        Role role = Role.valueOf(row.getString("role"));
        return new Generation(
                new Schema(row.getString("name"), row.getInt("number")),
                row.getInt("version"),
                role,
                time(row, "created_at"),
                row.getObject("kept_until") == null ? null : time(row, "kept_until"),
                row.getBoolean("rolls_back"),
                afterReading(row),
                role == Role.BUILDING ? progress(row) : null);
    }

    private static Generation.Progress progress(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        String differences = row.getString("differences");
        return new Generation.Progress(
                BuildPhase.valueOf(row.getString("phase")),
                time(row, "phase_started_at"),
                BuildView.State.valueOf(row.getString("state")),
                row.getString("because"),
                new BuildPace(row.getObject("events_per_second", Long.class), row.getDouble("share")),
                row.getBoolean("takes_over"),
                reason == null ? null : new OrderReason(reason),
                differences == null ? List.of() : List.of(JSON.readValue(differences, Difference[].class)),
                micros(row, "worked_micros"),
                micros(row, "after_micros"));
    }

    private static @Nullable Double afterReading(ResultSet row) throws SQLException {
        long worked = row.getLong("worked_micros");
        long after = row.getLong("after_micros");
        return worked == 0 || after == 0 ? null : (double) after / worked;
    }

    private static Duration micros(ResultSet row, String column) throws SQLException {
        return Duration.ofNanos(row.getLong(column) * 1_000);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
