package io.plexichat.standalone.accounts;

import io.plexichat.plugin.client.LoginSession;
import io.plexichat.plugin.client.Page;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.standalone.remote.RemoteWork;
import io.plexichat.standalone.remote.ServerOptions;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        description = "Lists the sessions of the account that asks, the last used first.",
        mixinStandardHelpOptions = true)
final class SessionsListCommand implements Callable<Integer> {
    private static final String LINE = "%-36s  %-20s  %-20s  %-20s  %s%n";

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        return RemoteWork.run(server, line.getErr(), client -> print(client, line.getOut()));
    }

    private static int print(PlexiChatClient client, PrintWriter out) {
        out.printf(Locale.ROOT, LINE, "SESSION", "STARTED", "LAST USED", "ENDS", "DEVICE");
        String cursor = null;
        do {
            Page<LoginSession> page = client.sessions().list(cursor);
            page.items().forEach(session -> print(session, out));
            cursor = page.cursor();
        } while (cursor != null);
        out.flush();
        return RemoteWork.DONE;
    }

    private static void print(LoginSession session, PrintWriter out) {
        String device = Objects.requireNonNullElse(session.device(), "");
        out.printf(
                Locale.ROOT,
                LINE,
                session.sessionId(),
                session.startedAt().truncatedTo(ChronoUnit.SECONDS),
                session.lastUsedAt().truncatedTo(ChronoUnit.SECONDS),
                session.expiresAt().truncatedTo(ChronoUnit.SECONDS),
                session.current() ? (device + " (this command)").strip() : device);
    }
}
