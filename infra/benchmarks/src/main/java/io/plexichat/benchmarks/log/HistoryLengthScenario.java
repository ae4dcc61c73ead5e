package io.plexichat.benchmarks.log;

import io.plexichat.benchmarks.log.NoteCommand.ExtendNote;
import java.util.UUID;
import org.axonframework.common.caching.NoCache;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** A command on an aggregate with a long history beside one on a short: from the cache, and loaded from the store each time. */
final class HistoryLengthScenario implements Scenario {

    private static final int SHORT = 100;
    private static final int WARM_UP = 100;
    private static final int COMMANDS = 100;

    private final int length;

    HistoryLengthScenario(int length) {
        this.length = length;
    }

    @Override
    public void run(BenchmarkServer server, Pace pace, Findings findings) throws Exception {
        try (Plexi plexi = Plexi.empty(server)) {
            EventStore events = plexi.events();
            String longNote = UUID.randomUUID().toString();
            Seed.history(events, longNote, 0, length - SHORT);
            snapshot(events, longNote);
            Seed.history(events, longNote, length - SHORT, length);
            compare("from the cache", Commands.cached(events), events, longNote, pace, findings);
            compare(
                    "loaded",
                    Commands.on(events, NoCache.INSTANCE, NoSnapshotTriggerDefinition.INSTANCE),
                    events,
                    longNote,
                    pace,
                    findings);
        }
    }

    /** Both get longer with each command, so the short ones are new in each round, and the long one has a new snapshot. */
    private void compare(
            String how, Commands commands, EventStore events, String longNote, Pace pace, Findings findings) {
        Samples longer = new Samples();
        Samples shorter = new Samples();
        for (int round = 0; round < pace.rounds(); round++) {
            Samples longRound = new Samples();
            Samples shortRound = new Samples();
            snapshot(events, longNote);
            String shortNote = UUID.randomUUID().toString();
            Seed.history(events, shortNote, 0, SHORT);
            for (int i = 0; i < WARM_UP + COMMANDS; i++) {
                double onLong = milliseconds(commands, longNote);
                double onShort = milliseconds(commands, shortNote);
                if (i >= WARM_UP) {
                    longRound.add(onLong);
                    shortRound.add(onShort);
                }
            }
            longer.add(longRound.median());
            shorter.add(shortRound.median());
        }
        findings.add(new Finding(
                "command on an aggregate of %,d events, %s, median".formatted(length, how),
                "ms",
                longer,
                "of %,d".formatted(SHORT),
                shorter,
                new Target.RatioAtMost(1.15)));
    }

    private static double milliseconds(Commands commands, String noteId) {
        long started = System.nanoTime();
        commands.send(new ExtendNote(noteId, Notes.TEXT));
        return (System.nanoTime() - started) / 1e6;
    }

    private static void snapshot(EventStore events, String noteId) {
        AggregateSnapshotter.builder()
                .eventStore(events)
                .executor(Runnable::run)
                .aggregateFactories(new GenericAggregateFactory<>(Note.class))
                .build()
                .scheduleSnapshot(Note.class, noteId);
    }
}
