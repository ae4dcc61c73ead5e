package io.plexichat.standalone.projections;

import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

@Command(
        name = "abandon",
        description = "Ends a build and removes what it made; what answers reads is not touched.",
        mixinStandardHelpOptions = true)
final class AbandonCommand extends OneProjectionCommand {
    @Override
    protected int run(PlexiChatClient client, PrintWriter out) {
        Orders.told(client.projections().abandon(name())).forEach(out::println);
        return RemoteWork.DONE;
    }
}
