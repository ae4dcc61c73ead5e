package io.plexichat.standalone.accounts;

import io.plexichat.plugin.client.ListedAccount;
import io.plexichat.plugin.client.Page;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.standalone.remote.RemoteCommand;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = "Lists the accounts with their roles on the server.",
        mixinStandardHelpOptions = true)
final class AccountsListCommand extends RemoteCommand {
    private static final String LINE = "%-36s  %-24s  %-24s  %s%n";

    @Option(names = "--role", paramLabel = "ROLE", description = "Only those that have it, such as admin.")
    private @Nullable String role;

    @Option(names = "--locked", description = "Only those that are locked.")
    private boolean locked;

    @Override
    protected int run(PlexiChatClient client, PrintWriter out) {
        out.printf(Locale.ROOT, LINE, "ACCOUNT", "NAME", "LOCKED", "ROLES");
        String cursor = null;
        do {
            Page<ListedAccount> page = client.accounts().list(role, locked ? true : null, cursor);
            page.items().forEach(account -> print(account, out));
            cursor = page.cursor();
        } while (cursor != null);
        return RemoteWork.DONE;
    }

    private static void print(ListedAccount account, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                LINE,
                account.accountId(),
                account.username(),
                Objects.toString(account.lockedAt(), "-"),
                String.join(", ", new TreeSet<>(account.roles())));
    }
}
