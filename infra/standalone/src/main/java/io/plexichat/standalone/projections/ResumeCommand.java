package io.plexichat.standalone.projections;

import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "resume",
        description = "Has a build go on, or try again if it failed or is blocked; also changes its pace.",
        mixinStandardHelpOptions = true)
final class ResumeCommand extends OneProjectionCommand {
    @Mixin
    private PaceOptions pace = new PaceOptions();

    @Override
    protected void check() {
        pace.fault().ifPresent(fault -> {
            throw bad(fault);
        });
    }

    @Override
    protected int run(PlexiChatClient client, PrintWriter out) {
        Orders.told(client.projections().resume(name(), pace.pace().orElse(null)))
                .forEach(out::println);
        return RemoteWork.DONE;
    }
}
