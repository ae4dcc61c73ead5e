package io.plexichat.query.generation;

import io.plexichat.kernel.projection.BuildPace;
import io.plexichat.kernel.projection.BuildPhase;
import io.plexichat.kernel.projection.BuildView;
import io.plexichat.kernel.projection.BuildView.Difference;
import io.plexichat.kernel.projection.OrderReason;
import io.plexichat.query.projection.Schema;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** What the table of generations says of builds: how far each is, and what it was ordered to do. */
record BuildTable(JdbcOperations database) {

    long count() {
        Long count = database.queryForObject(
                "select count(*) from projection.generation where role = 'BUILDING'", Long.class);
        return count == null ? 0 : count;
    }

    void add(Schema schema, int version, BuildPace pace, @Nullable OrderReason reason) {
        database.update(
                """
                insert into projection.generation
                (name, number, version, role, phase, phase_started_at, state, events_per_second, share, reason)
                values (?, ?, ?, 'BUILDING', 'READING', clock_timestamp(), 'RUNNING', ?, ?, ?)
                """,
                schema.name(),
                schema.generation(),
                version,
                pace.eventsPerSecond(),
                pace.share(),
                reason == null ? null : reason.value());
    }

    /** The build goes on with a phase, if it is still one and is not past that. */
    void enter(Schema build, BuildPhase phase) {
        database.update("""
                update projection.generation
                set phase = ?,
                    after_micros = after_micros + case when phase in ('READING', ?) then 0
                        else extract(epoch from clock_timestamp() - phase_started_at) * 1000000 end,
                    phase_started_at = case when phase = ? then phase_started_at else clock_timestamp() end
                where name = ? and number = ? and role = 'BUILDING'
                """, phase.name(), phase.name(), phase.name(), build.name(), build.generation());
    }

    /** Changes the state of a build that is in another one, and tells why. */
    void stop(Schema build, BuildView.State state, @Nullable String because) {
        database.update("""
                update projection.generation set state = ?, because = ?
                where name = ? and number = ? and role = 'BUILDING'
                """, state.name(), because, build.name(), build.generation());
    }

    /** Has a build wait for an operator, unless one has said meanwhile that it takes over. */
    void block(Schema build, String because) {
        database.update("""
                update projection.generation set state = 'BLOCKED', because = ?
                where name = ? and number = ? and role = 'BUILDING' and state = 'RUNNING' and not takes_over
                """, because, build.name(), build.generation());
    }

    void resume(Schema build, @Nullable BuildPace pace) {
        database.update(
                """
                update projection.generation set state = 'RUNNING', because = null,
                    events_per_second = case when ? then ? else events_per_second end, share = coalesce(?, share)
                where name = ? and number = ? and role = 'BUILDING'
                """,
                pace != null,
                pace == null ? null : pace.eventsPerSecond(),
                pace == null ? null : pace.share(),
                build.name(),
                build.generation());
    }

    void takeOver(Schema build) {
        database.update("""
                update projection.generation set state = 'RUNNING', because = null, takes_over = true
                where name = ? and number = ? and role = 'BUILDING'
                """, build.name(), build.generation());
    }

    void worked(Schema build, Duration more) {
        database.update(
                "update projection.generation set worked_micros = worked_micros + ? where name = ? and number = ?",
                more.toNanos() / 1_000,
                build.name(),
                build.generation());
    }

    /** What comparing it with the active one told. */
    void compared(Schema build, List<Difference> differences) {
        database.update(
                "update projection.generation set differences = ? where name = ? and number = ?",
                GenerationRow.JSON.writeValueAsString(differences),
                build.name(),
                build.generation());
    }
}
