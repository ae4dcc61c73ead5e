package io.plexichat.standalone.projections;

import io.plexichat.plugin.client.DeadLetter;
import io.plexichat.plugin.client.Page;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "dead-letters",
        description = "Lists events that a read model could not take, or tells all about one of them.",
        mixinStandardHelpOptions = true)
final class DeadLettersCommand extends OneProjectionCommand {
    private static final String LINE = "%-36s %4s %14s %s";

    @Mixin
    private LetterOptions which = new LetterOptions();

    @Option(names = "--letter", paramLabel = "ID", description = "Only this one, with the place where it failed.")
    private @Nullable UUID letter;

    @Option(names = "--most", paramLabel = "NUMBER", description = "At most so many, default $${DEFAULT-VALUE}.")
    private int most = 200;

    @Override
    protected void check() {
        if (most < 1) {
            throw bad("Expected --most to be at least 1, but got " + most + ".");
        }
        if (letter != null && which.isGiven()) {
            throw bad("Expected --letter alone, without --generation, --sequence and --cause.");
        }
    }

    @Override
    protected int run(PlexiChatClient client, PrintWriter out) {
        if (letter != null) {
            tell(client.projections().deadLetter(name(), letter), out);
            return RemoteWork.DONE;
        }
        int told = 0;
        String cursor = null;
        do {
            Page<DeadLetter> page = client.projections().deadLetters(name(), which.filter(), cursor);
            cursor = page.cursor();
            for (DeadLetter each : page.items()) {
                if (told == most) {
                    out.println("There are more; see them with --most.");
                    return RemoteWork.DONE;
                }
                if (told == 0) {
                    out.println(String.format(Locale.ROOT, LINE, "LETTER", "GEN", "POSITION", "EVENT"));
                }
                list(each, out);
                told++;
            }
        } while (cursor != null);
        if (told == 0) {
            out.println("There are none.");
        }
        return RemoteWork.DONE;
    }

    private static void list(DeadLetter letter, PrintWriter out) {
        out.println(String.format(
                Locale.ROOT,
                LINE,
                letter.letterId(),
                letter.generation(),
                Figures.count(letter.position()),
                Figures.plain(letter.eventType())));
        out.println("  sequence " + Figures.plain(letter.sequence()) + ": "
                + (letter.cause() == null ? "waits for an earlier one" : Figures.plain(letter.cause())));
    }

    private static void tell(DeadLetter letter, PrintWriter out) {
        list(letter, out);
        if (letter.message() != null) {
            out.println("  " + Figures.plain(letter.message()));
        }
        out.println("  recorded " + Figures.at(letter.recordedAt()) + ", parked " + Figures.at(letter.parkedAt()));
        out.println("  last tried " + Figures.at(letter.triedAt()));
        if (letter.stack() != null) {
            letter.stack().lines().forEach(frame -> out.println("    " + Figures.plain(frame)));
        }
    }
}
