package io.plexichat.standalone.cli;

import io.plexichat.standalone.server.PlexiChatServer;
import io.plexichat.standalone.server.ServerAnnouncements;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        description = {
            "Start the server, with its own Postgres and Elasticsearch unless told to use others.",
            "Stop it with Ctrl-C or SIGTERM."
        },
        optionListHeading = "%nOptions, which win over the environment:%n",
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  PLEXICHAT_DATA_DIR        where everything is kept (./data)",
            "  PLEXICHAT_HTTP_PORT       of REST and event streams (8080)",
            "  PLEXICHAT_RSOCKET_PORT    of RSocket over TCP (7000)",
            "  PLEXICHAT_BIND            the address to listen on (127.0.0.1)",
            "  PLEXICHAT_ADMIN_PASSWORD  of 'admin', made at the first start (made up, shown once)",
            "  PLEXICHAT_POSTGRES_URL, _USER, _PASSWORD       a Postgres to use instead",
            "  PLEXICHAT_ELASTICSEARCH_URL, _USER, _PASSWORD  an Elasticsearch to use",
            "  PLEXICHAT_TRACING_OTLP_ENDPOINT                a collector to send traces to",
            "",
            "All settings: docs/operations/configuration.md"
        })
final class RunCommand implements Callable<Integer>, ServerAnnouncements {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--data-dir", paramLabel = "DIRECTORY", description = "Where everything is kept.")
    private @Nullable Path dataDir;

    @Option(names = "--http-port", paramLabel = "PORT", description = "Of REST and event streams; 0 for any.")
    private @Nullable String httpPort;

    @Option(names = "--rsocket-port", paramLabel = "PORT", description = "Of RSocket over TCP; 0 for any.")
    private @Nullable String rsocketPort;

    @Option(names = "--bind", paramLabel = "ADDRESS", description = "The address to listen on.")
    private @Nullable String bind;

    @Override
    public Integer call() {
        PlexiChatServer.runUntilStopped(given(), this);
        return 0;
    }

    @Override
    public void adminPasswordMade(String password) {
        out().printf("The account 'admin' was made with the password %s%nIt is not shown again.%n", password);
    }

    @Override
    public void ready(URI http, @Nullable URI rsocket, Path data) {
        String places = rsocket == null ? http.toString() : http + " and " + rsocket;
        out().printf("PlexiChat is ready at %s, with its data in %s%n", places, data);
    }

    private Map<String, Object> given() {
        Map<String, Object> given = new LinkedHashMap<>();
        put(given, "plexichat.data-dir", dataDir);
        put(given, "plexichat.http-port", httpPort);
        put(given, "plexichat.rsocket-port", rsocketPort);
        put(given, "plexichat.bind", bind);
        return given;
    }

    private static void put(Map<String, Object> given, String name, @Nullable Object value) {
        if (value != null) {
            given.put(name, value.toString());
        }
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
