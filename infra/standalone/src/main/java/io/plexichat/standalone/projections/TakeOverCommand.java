package io.plexichat.standalone.projections;

import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "take-over",
        description = "Lets a build that is blocked answer reads as it is.",
        mixinStandardHelpOptions = true)
final class TakeOverCommand extends OneProjectionCommand {
    @Mixin
    private ReasonOption reason = new ReasonOption();

    @Override
    protected int run(PlexiChatClient client, PrintWriter out) {
        Orders.told(client.projections().takeOver(name(), reason.text())).forEach(out::println);
        return RemoteWork.DONE;
    }
}
