package io.plexichat.query.generation;

import io.plexichat.kernel.projection.GenerationView.Role;
import io.plexichat.query.projection.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;

/** All generations there are, in one table that every process goes by. */
final class GenerationTable {
    /** Any number that nothing else locks with. */
    private static final long LOCK = 0x706c65786972L;

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
                after_micros bigint not null default 0,
                -- Where the second pass of a bulk goes on.
                deferred bigint,
                indexed boolean not null default false,
                primary key (name, number)
            );
            -- Of a table that was made before.
            alter table projection.generation add column if not exists after_micros bigint not null default 0;
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
                "select * from projection.generation where name = ? order by number",
                (row, _) -> GenerationRow.read(row),
                name);
    }

    Optional<Generation> find(String name, Role role) {
        return Generation.find(of(name), role);
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

    /** Another generation answers from the end of the transaction on; the one before it is kept for a time. */
    void exchange(Schema next, Duration kept) {
        database.update("""
                update projection.generation set role = 'DROPPED', rolls_back = false, kept_until = clock_timestamp()
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
                "update projection.generation set role = 'DROPPED', rolls_back = false, kept_until = clock_timestamp() where name = ? and number = ?",
                schema.name(),
                schema.generation());
    }

    /** Drops previous generations whose time is over. */
    void dropExpired(String name) {
        database.update("""
                update projection.generation set role = 'DROPPED', rolls_back = false, kept_until = clock_timestamp()
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

    /** Nothing is left of it. The row with the highest number stays, so that none is used again. */
    void removed(Schema schema) {
        database.update(
                "update projection.generation set kept_until = null where name = ? and number = ?",
                schema.name(),
                schema.generation());
        database.update("""
                delete from projection.generation gone where name = ? and role = 'DROPPED' and kept_until is null
                and number < (select max(number) from projection.generation other where other.name = gone.name)
                """, schema.name());
    }
}
