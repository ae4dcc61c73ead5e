package io.plexichat.standalone.projections;

import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.ProjectionTrial;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "try",
        description = {
            "Runs the handlers of the server's release on past events, into a place that is dropped afterwards.",
            "Tells what they made, what they could not take, and what differs from what answers reads.",
            "Exactly these events are taken: rows that need earlier ones are missing or incomplete.",
            "Ends with 0 when nothing failed and nothing differs, else with 1."
        },
        mixinStandardHelpOptions = true)
final class TryCommand extends OneProjectionCommand {
    private static final int NOT_CLEAN = 1;
    private static final int MOST_ROWS = 100;

    @Option(names = "--from", paramLabel = "POSITION", description = "The first event, default $${DEFAULT-VALUE}.")
    private long from;

    @Option(
            names = "--to",
            paramLabel = "POSITION",
            description = "The last event; without, where the read model stands. At most 1,000,000 events.")
    private @Nullable Long to;

    @Option(
            names = "--limit-rows",
            paramLabel = "NUMBER",
            description = "Show so many rows of each table, default $${DEFAULT-VALUE}.")
    private int rows = 5;

    @Override
    protected void check() {
        if (from < 0) {
            throw bad("Expected --from to be at least 0, but got " + from + ".");
        }
        if (to != null && to < from) {
            throw bad("Expected --to to be at least " + from + ", but got " + to + ".");
        }
        if (rows < 0 || rows > MOST_ROWS) {
            throw bad("Expected --limit-rows to be from 0 to " + MOST_ROWS + ", but got " + rows + ".");
        }
    }

    @Override
    protected int run(PlexiChatClient client, PrintWriter out) {
        ProjectionTrial trial = client.projections().tryOut(name(), from, to, rows);
        TrialReport.lines(trial).forEach(out::println);
        return trial.clean() ? RemoteWork.DONE : NOT_CLEAN;
    }
}
