package io.plexichat.standalone.projections;

import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.standalone.remote.RemoteCommand;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

@Command(name = "list", description = "Lists the read models and what is being built.", mixinStandardHelpOptions = true)
final class ListCommand extends RemoteCommand {
    @Override
    protected int run(PlexiChatClient client, PrintWriter out) {
        Overview.lines(client.projections().list()).forEach(out::println);
        return RemoteWork.DONE;
    }
}
