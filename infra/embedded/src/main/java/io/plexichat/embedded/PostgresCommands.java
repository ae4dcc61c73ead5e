package io.plexichat.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The command lines of the server's programs, and running those that end by themselves. */
final class PostgresCommands {

    private static final Logger log = LoggerFactory.getLogger(PostgresCommands.class);

    /** Nothing of the owner's environment (PGDATA, LANG, TZ) shall change the server. */
    static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C");

    private final PostgresBinaries binaries;
    private final List<String> unprivileged;

    private PostgresCommands(PostgresBinaries binaries, List<String> unprivileged) {
        this.binaries = binaries;
        this.unprivileged = unprivileged;
    }

    /** Runs what is installed, if it can; else what it unpacks itself. */
    static PostgresCommands of(PostgresOptions options) throws IOException {
        List<String> unprivileged = Unprivileged.prefix();
        @Nullable Path installed = options.installedPrograms();
        if (installed != null) {
            PostgresCommands found =
                    new PostgresCommands(new PostgresBinaries(installed.toAbsolutePath()), unprivileged);
            if (found.canRun()) {
                return found;
            }
        }
        return new PostgresCommands(PostgresBinaries.unpackedIn(options.binaries()), unprivileged);
    }

    /** Not if they are for another system, or in a directory that only another user may enter. */
    private boolean canRun() {
        if (!Files.exists(binaries.program("postgres"))) {
            return false;
        }
        List<String> command = new ArrayList<>(unprivileged);
        command.addAll(List.of(binaries.program("postgres").toString(), "--version"));
        try {
            run(command, "");
            return true;
        } catch (EmbeddedServerException | IOException refused) {
            log.info("Cannot run the installed Postgres, so its programs are unpacked: {}", refused.getMessage());
            return false;
        }
    }

    /** The server in the foreground. Settings are arguments: no file in the data directory can weaken them. */
    List<String> server(Path data, PostgresOptions options, int port) {
        List<String> command = new ArrayList<>(unprivileged);
        command.addAll(List.of(binaries.program("postgres").toString(), "-D", data.toString()));
        PostgresSettings.of(options, port).forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    /** Makes a cluster that nobody can enter yet. Sorting is by code point, which no upgrade of a library changes. */
    void initialize(Path data, boolean durable) throws IOException {
        List<String> command = new ArrayList<>(unprivileged);
        command.addAll(List.of(binaries.program("initdb").toString(), "--pgdata", data.toString()));
        command.addAll(List.of("--username", "postgres", "--auth", "reject", "--encoding", "UTF8"));
        command.addAll(List.of("--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"));
        command.addAll(List.of("--no-instructions", durable ? "--sync-method=fsync" : "--no-sync"));
        run(command, "");
    }

    /** Runs SQL, one statement per line, on a cluster without a server. */
    void runAlone(Path data, boolean durable, String statements) throws IOException {
        List<String> command = new ArrayList<>(unprivileged);
        command.addAll(List.of(binaries.program("postgres").toString(), "--single", "-D", data.toString()));
        command.addAll(List.of("-c", "exit_on_error=on", "-c", "log_min_error_statement=panic"));
        command.addAll(List.of("-c", "fsync=" + (durable ? "on" : "off"), "postgres"));
        run(command, statements);
    }

    private static void run(List<String> command, String input) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(ENVIRONMENT);
        Process process = builder.start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new EmbeddedServerException(
                        "Expected a program of Postgres to do its work, but it said: " + output);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted while running a program of Postgres.", e);
        }
    }
}
