package io.plexichat.standalone.accounts;

import io.plexichat.plugin.client.Bot;
import io.plexichat.plugin.client.Page;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.standalone.remote.RemoteCommand;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;

@Command(
        name = "list",
        description = "Lists the bots that one looks after: all of them for an administrator.",
        mixinStandardHelpOptions = true)
final class BotsListCommand extends RemoteCommand {
    private static final String LINE = "%-36s  %-24s  %-36s  %-6s  %s%n";

    @Override
    protected int run(PlexiChatClient client, PrintWriter out) {
        out.printf(Locale.ROOT, LINE, "ACCOUNT", "NAME", "OWNER", "TOKENS", "STATE");
        String cursor = null;
        do {
            Page<Bot> page = client.bots().list(cursor);
            page.items().forEach(bot -> print(bot, out));
            cursor = page.cursor();
        } while (cursor != null);
        return RemoteWork.DONE;
    }

    private static void print(Bot bot, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                LINE,
                bot.accountId(),
                bot.username(),
                bot.owner(),
                bot.tokens(),
                bot.locked() ? "locked" : "active");
    }
}
