package io.plexichat.standalone.projections;

import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.Projections.Retried;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "retry",
        description = {
            "Tries dead letters now, and with each those of its sequence; all of them without a selection.",
            "Ends with 1 when the read model has letters after that."
        },
        mixinStandardHelpOptions = true)
final class RetryCommand extends OneProjectionCommand {
    private static final int SOME_LEFT = 1;

    @Mixin
    private LetterOptions which = new LetterOptions();

    @Option(names = "--letter", paramLabel = "ID", description = "Only this one.")
    private @Nullable UUID letter;

    @Override
    protected void check() {
        if (letter != null && which.isGiven()) {
            throw bad("Expected --letter alone, without --generation, --sequence and --cause.");
        }
    }

    @Override
    protected int run(PlexiChatClient client, PrintWriter out) {
        Retried retried = letter == null
                ? client.projections().retry(name(), which.filter())
                : client.projections().retry(name(), letter);
        out.println(Figures.count(retried.taken()) + " letters were taken; " + Figures.count(retried.left())
                + " are left.");
        return retried.left() == 0 ? RemoteWork.DONE : SOME_LEFT;
    }
}
