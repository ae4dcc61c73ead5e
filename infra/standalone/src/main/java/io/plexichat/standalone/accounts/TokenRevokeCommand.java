package io.plexichat.standalone.accounts;

import io.plexichat.plugin.client.Bot;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "revoke",
        description = "Ends an API token at once, with what is open by it.",
        mixinStandardHelpOptions = true)
final class TokenRevokeCommand extends TokenCommand {
    @Parameters(index = "1", paramLabel = "TOKEN", description = "Its id; see 'plexichat bots token list'.")
    private UUID token = new UUID(0, 0);

    @Override
    protected int run(PlexiChatClient client, Bot bot, PrintWriter out) {
        client.bots().revokeToken(bot.accountId(), token);
        out.println("Revoked token " + token + " of " + bot.username() + ".");
        return RemoteWork.DONE;
    }
}
