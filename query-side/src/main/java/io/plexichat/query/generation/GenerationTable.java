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
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import tools.jackson.databind.json.JsonMapper;

/** All generations there are, in one table that every process goes by. */
final class GenerationTable {
    /** Any number that nothing else locks with. */
    private static final long LOCK = 0x706c65786972L;

    private static final JsonMapper JSON = new JsonMapper();

    private static final String CREATE = """
            create schema if not exists projection;
            create table if not exists projection.generation (
                name text not null,
                number int not null,
                version int not null,
                role text not null,
                created_at timestamptz not null default clock_timestamp(),
                kept_until timestamptz,
                rolls_back boolean not null default false,
                -- Of a build.
                phase text,
                phase_started_at timestamptz,
                state text,
                because text,
                events_per_second bigint,
                share double precision,
                takes_over boolean not null default false,
                reason text,
                differences text,
                worked_micros bigint not null default 0,
                -- Where the second pass of a bulk goes on.
                deferred bigint,
                indexed boolean not null default false,
                primary key (name, number)
            );
            create unique index if not exists generation_of_role on projection.generation (name, role) where role <> 'DROPPED';
            """;

    private final JdbcOperations database;

    GenerationTable(JdbcOperations database) {
        this.database = database;
    }

    /** Within a transaction. */
    void create() {
        lock();
        database.execute(CREATE);
    }

    /** Keeps other processes from changing generations until the transaction ends. */
    void lock() {
        database.query("select pg_advisory_xact_lock(?)", _ -> null, LOCK);
    }

    List<Generation> of(String name) {
        return database.query(
                "select * from projection.generation where name = ? order by number", (row, _) -> read(row), name);
    }

    Optional<Generation> find(String name, Role role) {
        return of(name).stream().filter(each -> each.role() == role).findFirst();
    }

    long building() {
        Long count = database.queryForObject(
                "select count(*) from projection.generation where role = 'BUILDING'", Long.class);
        return count == null ? 0 : count;
    }

    /** The highest number among the schemas that are there already; 1 where there is none. */
    int highestSchema(String name) {
        Integer highest = database.queryForObject("""
                select coalesce(max(substring(schema_name from '_([0-9]{1,8})$')::int), 1)
                from information_schema.schemata where schema_name ~ ('^' || ? || '_[0-9]{1,8}$')
                """, Integer.class, name);
        return highest == null ? 1 : highest;
    }

    void addActive(Schema schema, int version) {
        database.update(
                "insert into projection.generation (name, number, version, role) values (?, ?, ?, 'ACTIVE')",
                schema.name(),
                schema.generation(),
                version);
    }

    void addBuild(Schema schema, int version, BuildPace pace, @Nullable OrderReason reason) {
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
                set phase = ?, phase_started_at = case when phase = ? then phase_started_at else clock_timestamp() end
                where name = ? and number = ? and role = 'BUILDING'
                """, phase.name(), phase.name(), build.name(), build.generation());
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
                JSON.writeValueAsString(differences),
                build.name(),
                build.generation());
    }

    /** Another generation answers from the end of the transaction on; the one before it is kept for a time. */
    void exchange(Schema next, Duration kept) {
        database.update("""
                update projection.generation set role = 'DROPPED', kept_until = clock_timestamp()
                where name = ? and role = 'PREVIOUS' and number <> ?
                """, next.name(), next.generation());
        // In this order, as a role is of one generation at any time.
        database.update(
                "update projection.generation set role = 'DROPPED' where name = ? and number = ?",
                next.name(),
                next.generation());
        database.update("""
                update projection.generation
                set role = 'PREVIOUS', kept_until = clock_timestamp() + ? * interval '1 millisecond'
                where name = ? and role = 'ACTIVE'
                """, kept.toMillis(), next.name());
        database.update("""
                update projection.generation set role = 'ACTIVE', kept_until = null, rolls_back = false, phase = null, state = null, because = null
                where name = ? and number = ?
                """, next.name(), next.generation());
    }

    /** Nobody feeds it from now on; what it holds is removed a little later. */
    void drop(Schema schema) {
        database.update(
                "update projection.generation set role = 'DROPPED', kept_until = clock_timestamp() where name = ? and number = ?",
                schema.name(),
                schema.generation());
    }

    /** Drops previous generations whose time is over. */
    void dropExpired(String name) {
        database.update("""
                update projection.generation set role = 'DROPPED', kept_until = clock_timestamp()
                where name = ? and role = 'PREVIOUS' and kept_until < clock_timestamp()
                """, name);
    }

    /** Says whether the previous generation is to answer again. */
    void rollBack(String name, boolean wanted) {
        database.update(
                "update projection.generation set rolls_back = ? where name = ? and role = 'PREVIOUS'", wanted, name);
    }

    /** Of the last event a generation took; -1 before the first, and before it has tables. */
    long position(Schema schema) {
        if (!Boolean.TRUE.equals(database.queryForObject(
                "select to_regclass(? || '.progress') is not null", Boolean.class, schema.toString()))) {
            return -1;
        }
        Long position = database.queryForObject(schema.sql("select min(position) from {schema}.progress"), Long.class);
        return position == null ? -1 : position;
    }

    /** The row stays, so that its number is not used again. */
    void removed(Schema schema) {
        database.update(
                "update projection.generation set kept_until = null where name = ? and number = ?",
                schema.name(),
                schema.generation());
    }

    private static Generation read(ResultSet row) throws SQLException {
        Role role = Role.valueOf(row.getString("role"));
        return new Generation(
                new Schema(row.getString("name"), row.getInt("number")),
                row.getInt("version"),
                role,
                time(row, "created_at"),
                row.getObject("kept_until") == null ? null : time(row, "kept_until"),
                row.getBoolean("rolls_back"),
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
                Duration.ofNanos(row.getLong("worked_micros") * 1_000));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class)
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toInstant();
    }
}
