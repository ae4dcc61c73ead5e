package io.plexichat.standalone.log;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.plexichat.embedded.EmbeddedServerException;
import io.plexichat.eventstore.Finding;
import io.plexichat.eventstore.LogVerifier;
import io.plexichat.eventstore.Verification;
import io.plexichat.standalone.server.ServerSettings;
import io.plexichat.standalone.server.SettingsReader;
import io.plexichat.standalone.terminal.ProgressBar;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description = {
            "Reads the whole log and tells what is wrong with it. Changes nothing.",
            "It may run while the server runs, and also when it is stopped.",
            "Ends with 0 if all is well, 1 if something is wrong, 2 if it could not look."
        },
        mixinStandardHelpOptions = true)
final class LogVerifyCommand implements Callable<Integer> {
    private static final int CLEAN = 0;
    private static final int DAMAGED = 1;
    private static final int NOT_VERIFIED = 2;
    private static final int TOLD = 100;

    @Option(names = "--from", paramLabel = "POSITION", description = "Where to begin (0).")
    private long from;

    @Option(names = "--data-dir", paramLabel = "DIRECTORY", description = "Where the server keeps everything.")
    private @Nullable Path dataDir;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (from < 0) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "Expected --from to be a position, from 0 on, but got " + from + ".");
        }
        ServerSettings settings =
                SettingsReader.read(dataDir == null ? Map.of() : Map.of("plexichat.data-dir", dataDir.toString()));
        try (LogDatabase database = LogDatabase.open(settings);
                HikariDataSource connections = database.connections()) {
            return tell(verify(new LogVerifier(connections, TOLD)));
        } catch (PoolInitializationException e) {
            return notVerified("Expected to reach Postgres, but cannot: "
                    + Objects.requireNonNullElse(e.getCause(), e).getMessage());
        } catch (EventStoreException | EmbeddedServerException e) {
            return notVerified(String.valueOf(e.getMessage()));
        }
    }

    private Verification verify(LogVerifier verifier) {
        ProgressBar[] drawn = new ProgressBar[1];
        try {
            return verifier.verify(from, (position, last) -> {
                if (drawn[0] == null) {
                    drawn[0] = new ProgressBar(err(), "events", last - from + 1);
                }
                drawn[0].show(position - from + 1);
            });
        } finally {
            if (drawn[0] != null) {
                drawn[0].end();
            }
        }
    }

    private int tell(Verification verification) {
        for (Finding finding : verification.findings()) {
            out().printf(Locale.ROOT, "position %d: %s%n", finding.position(), finding.what());
        }
        long more = verification.found() - verification.findings().size();
        if (more > 0) {
            out().printf(Locale.ROOT, "and %,d more%n", more);
        }
        long events = Math.max(0, verification.last() - verification.first() + 1);
        out().printf(
                        Locale.ROOT,
                        "%s: %,d events up to position %d, %,d findings%n",
                        verification.isClean() ? "The log is well" : "The log is damaged",
                        events,
                        verification.last(),
                        verification.found());
        return verification.isClean() ? CLEAN : DAMAGED;
    }

    private int notVerified(String sentence) {
        err().println("plexichat: " + sentence);
        return NOT_VERIFIED;
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}
