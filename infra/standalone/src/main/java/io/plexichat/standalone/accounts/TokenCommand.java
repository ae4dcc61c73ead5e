package io.plexichat.standalone.accounts;

import io.plexichat.plugin.client.Bot;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.standalone.remote.RemoteCommand;
import io.plexichat.standalone.remote.RemoteException;
import java.io.PrintWriter;
import picocli.CommandLine.Parameters;

/** Something about the tokens of one bot. */
abstract class TokenCommand extends RemoteCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "The user name of the bot.")
    private String name = "";

    @Override
    protected final int run(PlexiChatClient client, PrintWriter out) {
        Bot bot = client.bots()
                .find(name)
                .orElseThrow(() -> new RemoteException(
                        "There is no bot " + name + " among those that you look after; see 'plexichat bots list'.",
                        null));
        return run(client, bot, out);
    }

    protected abstract int run(PlexiChatClient client, Bot bot, PrintWriter out);
}
