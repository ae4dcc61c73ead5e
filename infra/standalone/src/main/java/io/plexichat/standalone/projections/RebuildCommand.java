package io.plexichat.standalone.projections;

import io.plexichat.plugin.client.Pace;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.Projection;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "rebuild",
        description = {
            "Builds a read model anew beside the one that answers reads.",
            "It takes over by itself once it is complete and the same. Interrupting this command does not stop it.",
            "With --wait: ends with 0 once the new generation answers reads, 1 if the build needs an operator."
        },
        mixinStandardHelpOptions = true)
final class RebuildCommand extends OneProjectionCommand {
    @Mixin
    private PaceOptions pace = new PaceOptions();

    @Mixin
    private ReasonOption reason = new ReasonOption();

    @Option(names = "--wait", description = "Show how far it is until it is done.")
    private boolean waits;

    @Override
    protected void check() {
        pace.fault().ifPresent(fault -> {
            throw bad(fault);
        });
    }

    @Override
    protected int run(PlexiChatClient client, PrintWriter out) {
        Projection begun = client.projections().rebuild(name(), pace.pace().orElse(Pace.DEFAULT), reason.text());
        Orders.told(begun).forEach(out::println);
        return waits ? Watching.untilDone(client, begun, out) : RemoteWork.DONE;
    }
}
