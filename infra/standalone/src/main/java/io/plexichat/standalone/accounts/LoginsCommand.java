package io.plexichat.standalone.accounts;

import io.plexichat.plugin.client.LoginAttempts;
import io.plexichat.plugin.client.Page;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.standalone.remote.RemoteCommand;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "logins",
        description = {
            "Lists logins that succeeded and that failed, the newest first.",
            "What failed with one name and from one address within some seconds is one line. Places are hashed: equal ones are equal."
        },
        mixinStandardHelpOptions = true)
final class LoginsCommand extends RemoteCommand {
    private static final String LINE = "%-24s  %-9s  %-24s  %7s  %11s  %s%n";

    @Option(names = "--of", paramLabel = "NAME", description = "Only with this user name.")
    private @Nullable String name;

    @Option(names = "--failed", description = "Only those that failed.")
    private boolean failed;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "At most so many; ${DEFAULT-VALUE}.")
    private int limit;

    @Override
    protected int run(PlexiChatClient client, PrintWriter out) {
        out.printf(Locale.ROOT, LINE, "LAST", "OUTCOME", "NAME", "WRONG", "TURNED AWAY", "FROM");
        String cursor = null;
        int left = limit;
        do {
            Page<LoginAttempts> page = client.accounts().logins(name, failed ? "failed" : null, cursor);
            page.items().stream().limit(left).forEach(login -> print(login, out));
            left -= page.items().size();
            cursor = page.cursor();
        } while (cursor != null && left > 0);
        return RemoteWork.DONE;
    }

    private static void print(LoginAttempts login, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                LINE,
                login.last(),
                login.outcome(),
                Objects.requireNonNullElse(login.username(), login.accountId() == null ? "-" : "(unknown)"),
                login.wrong(),
                login.turnedAway(),
                Objects.requireNonNullElse(login.address(), "-"));
    }
}
