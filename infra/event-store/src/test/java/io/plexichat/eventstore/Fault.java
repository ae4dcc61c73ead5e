package io.plexichat.eventstore;

import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.testservers.KillablePostgres;
import io.plexichat.testservers.TestServers;

/** What can end under a load. After it has struck, the database is there again. */
enum Fault {
    WRITER_KILLED(true) {
        @Override
        void strike(CrashLoadProcess load, KillablePostgres postgres) throws InterruptedException {
            load.kill();
        }
    },

    POSTMASTER_KILLED(false) {
        @Override
        void strike(CrashLoadProcess load, KillablePostgres postgres) {
            postgres.kill();
            postgres.startAgain();
        }
    },

    /** The postmaster then ends every other session too, and recovers. */
    BACKEND_KILLED(false) {
        @Override
        void strike(CrashLoadProcess load, KillablePostgres postgres) {
            try (var session = new Session(postgres.database())) {
                long pid = session.select("SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted LIMIT 1");
                ProcessHandle.of(pid).orElseThrow().destroyForcibly();
                session.awaitEnd();
            }
            awaitRecovery(postgres.database());
        }
    },

    STOPPED_IMMEDIATELY(false) {
        @Override
        void strike(CrashLoadProcess load, KillablePostgres postgres) {
            postgres.stopImmediately();
            postgres.startAgain();
        }
    },

    SESSIONS_TERMINATED(false) {
        @Override
        void strike(CrashLoadProcess load, KillablePostgres postgres) {
            TestServers.disconnectClients(postgres.database());
        }
    },

    ALL_KILLED(true) {
        @Override
        void strike(CrashLoadProcess load, KillablePostgres postgres) throws InterruptedException {
            postgres.kill();
            load.kill();
            postgres.startAgain();
        }
    };

    private final boolean endsLoad;

    Fault(boolean endsLoad) {
        this.endsLoad = endsLoad;
    }

    abstract void strike(CrashLoadProcess load, KillablePostgres postgres) throws InterruptedException;

    boolean endsLoad() {
        return endsLoad;
    }

    private static void awaitRecovery(PostgresDatabase database) {
        while (!Session.isPossible(database)) {
            Session.pause();
        }
    }
}
