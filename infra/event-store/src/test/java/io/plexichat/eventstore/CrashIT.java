package io.plexichat.eventstore;

import io.plexichat.testservers.KillablePostgres;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process that writes and the database are killed under load, one round after the other. More rounds by
 * {@code -Dplexichat.crash.rounds=300}.
 */
class CrashIT {

    private static final Logger log = LoggerFactory.getLogger(CrashIT.class);
    private static final int ROUNDS = Integer.getInteger("plexichat.crash.rounds", 6);
    private static final List<Fault> FAULTS = List.of(Fault.values());
    private static final int UNITS_BETWEEN = 30;
    private static final int LONGEST_WAIT_MILLIS = 400;

    private final Random random = new Random();
    private final Map<Fault, Integer> rounds = new EnumMap<>(Fault.class);
    private int processes;

    @Test
    void shouldKeepWhatWasAcknowledgedAndOnlyWholeUnitsOfWork() throws InterruptedException {
        long start = System.nanoTime();
        try (var postgres = KillablePostgres.start()) {
            LogAudit audit = new LogAudit(postgres.database());
            CrashLoadProcess load = startLoad(postgres);
            try {
                for (int round = 0; round < ROUNDS; round++) {
                    Fault fault = FAULTS.get(round % FAULTS.size());
                    load.awaitService(UNITS_BETWEEN);
                    Thread.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
                    fault.strike(load, postgres);
                    audit.check(load.takeReports());
                    rounds.merge(fault, 1, Integer::sum);
                    if (fault.endsLoad()) {
                        load = startLoad(postgres);
                    }
                }
                load.awaitService(UNITS_BETWEEN);
                load.kill();
                audit.check(load.takeReports());
                audit.checkAgain();
            } finally {
                load.close();
            }
            log.info(
                    "{} rounds in {} s: {}; {}",
                    ROUNDS,
                    Duration.ofNanos(System.nanoTime() - start).toSeconds(),
                    rounds,
                    audit.tally());
        }
    }

    private CrashLoadProcess startLoad(KillablePostgres postgres) {
        return CrashLoadProcess.start("load" + ++processes, postgres.database());
    }
}
