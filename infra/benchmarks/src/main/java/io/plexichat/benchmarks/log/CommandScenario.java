package io.plexichat.benchmarks.log;

import io.plexichat.benchmarks.log.NoteCommand.CreateNote;
import io.plexichat.benchmarks.log.NoteCommand.ExtendNote;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * Commands through Axon's bus.
 *
 * @param aggregates how many there are, all in the cache; 0 for a new one with each command
 */
record CommandScenario(String what, int aggregates, Target target) implements Scenario {

    private static final int AXON_PAGE = 100;
    /** Of these the one that is best for Axon's engine is taken. */
    private static final List<Integer> POOLS = List.of(8, 16, 32, 64);

    @Override
    public void run(BenchmarkServer server, Pace pace, Findings findings) throws Exception {
        int connections = bestPool(server, pace);
        findings.note(
                what + ": of pools of " + POOLS + " connections, " + connections + " was best for Axon's engine.");
        Rates log = new Rates();
        Rates axon = new Rates();
        for (int round = 0; round < pace.rounds(); round++) {
            log.add(rate(Plexi.empty(server), server, pace));
            axon.add(rate(AxonJdbc.empty(server, connections, AXON_PAGE), server, pace));
        }
        findings.add(what, "commands/s", log, "Axon JDBC", axon, target);
    }

    private int bestPool(BenchmarkServer server, Pace pace) throws InterruptedException, ExecutionException {
        Pace trial =
                new Pace(pace.writers(), pace.warmUp(), min(pace.measured(), Duration.ofSeconds(3)), 1, pace.events());
        rate(AxonJdbc.empty(server, POOLS.getFirst(), AXON_PAGE), server, trial);
        rate(Plexi.empty(server), server, trial);
        int best = 0;
        double bestRate = 0;
        for (int connections : POOLS) {
            double rate = rate(AxonJdbc.empty(server, connections, AXON_PAGE), server, trial)
                    .perSecond();
            if (rate > bestRate) {
                best = connections;
                bestRate = rate;
            }
        }
        return best;
    }

    private Rate rate(StoreUnderTest opened, BenchmarkServer server, Pace pace)
            throws InterruptedException, ExecutionException {
        try (StoreUnderTest store = opened) {
            if (aggregates == 0) {
                Commands commands = Commands.uncached(store.events());
                return ClosedLoop.run(
                        pace,
                        server.processorTime(),
                        () -> commands.send(new CreateNote(UUID.randomUUID().toString(), Notes.TEXT)));
            }
            Commands commands = Commands.cached(store.events());
            List<String> ids = Stream.generate(() -> UUID.randomUUID().toString())
                    .limit(aggregates)
                    .toList();
            ids.forEach(id -> commands.send(new CreateNote(id, Notes.TEXT)));
            return ClosedLoop.run(
                    pace,
                    server.processorTime(),
                    () -> commands.send(
                            new ExtendNote(ids.get(ThreadLocalRandom.current().nextInt(aggregates)), Notes.TEXT)));
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
