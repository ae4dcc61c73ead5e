package io.plexichat.standalone.projections;

import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.standalone.remote.RemoteCommand;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "watch",
        description = {
            "Shows the read models and how far builds are, drawn anew each second on a terminal.",
            "Elsewhere it writes lines. Ends when it is interrupted, or with --until-done: with 0 once nothing is",
            "built any more, 1 if a build needs an operator."
        },
        mixinStandardHelpOptions = true)
final class WatchCommand extends RemoteCommand {
    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Only this read model.")
    private @Nullable String name;

    @Option(names = "--every", paramLabel = "SECONDS", description = "How often; each second on a terminal, else 5.")
    private @Nullable Integer every;

    @Option(names = "--until-done", description = "End once nothing is built.")
    private boolean untilDone;

    @Override
    protected void check() {
        if (every != null && every < 1) {
            throw bad("Expected --every to be at least 1, but got " + every + ".");
        }
    }

    @Override
    protected int run(PlexiChatClient client, PrintWriter out) {
        return new Watching(client, Screen.of(out), every).watch(name, untilDone);
    }
}
