package io.plexichat.standalone.accounts;

import io.plexichat.plugin.client.LoginSession;
import io.plexichat.plugin.client.Page;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.standalone.remote.RemoteCommand;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine.Command;

@Command(
        name = "list",
        description = "Lists the sessions of the account that asks, the last used first.",
        mixinStandardHelpOptions = true)
final class SessionsListCommand extends RemoteCommand {
    private static final String LINE = "%-36s  %-20s  %-20s  %-20s  %s%n";

    @Override
    protected int run(PlexiChatClient client, PrintWriter out) {
        out.printf(Locale.ROOT, LINE, "SESSION", "STARTED", "LAST USED", "ENDS", "DEVICE");
        String cursor = null;
        do {
            Page<LoginSession> page = client.sessions().list(cursor);
            page.items().forEach(session -> print(session, out));
            cursor = page.cursor();
        } while (cursor != null);
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
