package io.plexichat.standalone.projections;

import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "rollback",
        description = "Lets the previous generation answer reads again.",
        mixinStandardHelpOptions = true)
final class RollbackCommand extends OneProjectionCommand {
    @Mixin
    private ReasonOption reason = new ReasonOption();

    @Override
    protected int run(PlexiChatClient client, PrintWriter out) {
        Orders.told(client.projections().rollBack(name(), reason.text())).forEach(out::println);
        return RemoteWork.DONE;
    }
}
