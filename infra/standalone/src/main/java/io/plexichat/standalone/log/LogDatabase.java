package io.plexichat.standalone.log;

import com.zaxxer.hikari.HikariDataSource;
import io.plexichat.embedded.EmbeddedPostgres;
import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.embedded.RunningPostgres;
import io.plexichat.standalone.backend.Backends;
import io.plexichat.standalone.backend.PostgresAddress;
import io.plexichat.standalone.backend.PostgresPools;
import io.plexichat.standalone.server.DataDirectory;
import io.plexichat.standalone.server.ServerSettings;
import io.plexichat.standalone.server.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the log is, for a command that is not the server: in the Postgres that is configured, in that of the server that
 * runs on the data directory, or else in one that is started on it for as long as the command takes.
 */
final class LogDatabase implements AutoCloseable {
    private final PostgresAddress address;
    private final @Nullable DataDirectory data;
    private final @Nullable EmbeddedPostgres own;

    private LogDatabase(PostgresAddress address, @Nullable DataDirectory data, @Nullable EmbeddedPostgres own) {
        this.address = address;
        this.data = data;
        this.own = own;
    }

    /** @throws StartFailure when there is no log */
    static LogDatabase open(ServerSettings settings) {
        if (settings.postgres().url() != null) {
            return new LogDatabase(settings.postgres().address(), null, null);
        }
        Path directory = settings.dataDir().toAbsolutePath().normalize();
        if (!Files.isDirectory(Backends.postgresIn(directory))) {
            throw StartFailure.configuration(
                    "Expected the data of a server in " + settings.dataDir() + ", but there is none.");
        }
        Optional<PostgresDatabase> running = RunningPostgres.in(Backends.postgresIn(directory));
        return running.isPresent() ? new LogDatabase(PostgresAddress.of(running.get()), null, null) : started(settings);
    }

    HikariDataSource connections() {
        return PostgresPools.blocking("verify", address, 2);
    }

    @Override
    public void close() {
        try (DataDirectory _ = data;
                EmbeddedPostgres _ = own) {
            // Postgres first.
        }
    }

    private static LogDatabase started(ServerSettings settings) {
        DataDirectory data = DataDirectory.take(settings.dataDir());
        try {
            EmbeddedPostgres own = Backends.startPostgres(settings.postgres(), data.path(), null);
            return new LogDatabase(PostgresAddress.of(own.database()), data, own);
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }
}
