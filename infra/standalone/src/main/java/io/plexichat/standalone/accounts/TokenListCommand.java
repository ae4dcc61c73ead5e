package io.plexichat.standalone.accounts;

import io.plexichat.plugin.client.ApiToken;
import io.plexichat.plugin.client.Bot;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine.Command;

@Command(
        name = "list",
        description = "Lists the API tokens of a bot that have not expired and were not revoked.",
        mixinStandardHelpOptions = true)
final class TokenListCommand extends TokenCommand {
    private static final String LINE = "%-36s  %-20s  %-10s  %-5s  %-24s  %s%n";

    @Override
    protected int run(PlexiChatClient client, Bot bot, PrintWriter out) {
        out.printf(Locale.ROOT, LINE, "TOKEN", "ENDS", "LAST USED", "STATE", "LABEL", "SCOPES");
        client.bots().tokens(bot.accountId()).forEach(token -> print(token, out));
        return RemoteWork.DONE;
    }

    private static void print(ApiToken token, PrintWriter out) {
        LocalDate used = token.lastUsedOn();
        out.printf(
                Locale.ROOT,
                LINE,
                token.tokenId(),
                token.expiresAt().truncatedTo(ChronoUnit.SECONDS),
                used == null ? "never" : used,
                token.live() ? "live" : "ended",
                Objects.requireNonNullElse(token.label(), ""),
                String.join(", ", token.scopes()));
    }
}
