package io.plexichat.standalone.projections;

import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.Projections.Evicted;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "evict",
        description = {
            "Gives dead letters up: the read model stays without these events until it is rebuilt.",
            "The log keeps them."
        },
        mixinStandardHelpOptions = true)
final class EvictCommand extends OneProjectionCommand {
    @Option(names = "--letter", paramLabel = "ID", description = "Only this one.")
    private @Nullable UUID letter;

    @Option(names = "--sequence", paramLabel = "ID", description = "All of this sequence.")
    private @Nullable String sequence;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why, such as the number of a ticket. It is kept and logged.")
    private String reason = "";

    @Override
    protected void check() {
        if ((letter == null) == (sequence == null)) {
            throw bad("Expected either --letter or --sequence.");
        }
    }

    @Override
    protected int run(PlexiChatClient client, PrintWriter out) {
        Evicted evicted = letter == null
                ? client.projections().evictSequence(name(), Objects.requireNonNull(sequence), reason)
                : client.projections().evict(name(), letter, reason);
        out.println(Figures.count(evicted.evicted()) + " letters were given up; " + Figures.count(evicted.left())
                + " are left.");
        return RemoteWork.DONE;
    }
}
