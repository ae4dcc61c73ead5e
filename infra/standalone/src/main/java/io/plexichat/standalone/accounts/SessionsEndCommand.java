package io.plexichat.standalone.accounts;

import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.standalone.remote.RemoteCommand;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "end",
        description = "Ends a session of the account that asks; see 'plexichat sessions list'.",
        mixinStandardHelpOptions = true)
final class SessionsEndCommand extends RemoteCommand {
    @Parameters(paramLabel = "SESSION", description = "Its id.")
    private UUID session = new UUID(0, 0);

    @Override
    protected int run(PlexiChatClient client, PrintWriter out) {
        client.sessions().end(session);
        out.println("Ended session " + session + ".");
        return RemoteWork.DONE;
    }
}
