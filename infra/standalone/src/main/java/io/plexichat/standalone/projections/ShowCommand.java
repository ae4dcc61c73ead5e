package io.plexichat.standalone.projections;

import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

@Command(
        name = "show",
        description = "Tells all about one read model: its generations, its build, what differs.",
        mixinStandardHelpOptions = true)
final class ShowCommand extends OneProjectionCommand {
    @Override
    protected int run(PlexiChatClient client, PrintWriter out) {
        Detail.lines(client.projections().get(name())).forEach(out::println);
        return RemoteWork.DONE;
    }
}
