package io.plexichat.standalone.projections;

import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

@Command(name = "pause", description = "Has a build wait where it stands.", mixinStandardHelpOptions = true)
final class PauseCommand extends OneProjectionCommand {
    @Override
    protected int run(PlexiChatClient client, PrintWriter out) {
        Orders.told(client.projections().pause(name())).forEach(out::println);
        return RemoteWork.DONE;
    }
}
