package io.plexichat.eventstore;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plexichat.embedded.EmbeddedServerException;
import io.plexichat.testservers.KillablePostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The machine goes off under load: all processes end, and what the disk was not told to keep is gone. */
class PowerLossIT {

    private static final Logger log = LoggerFactory.getLogger(PowerLossIT.class);
    private static final int ROUNDS = Integer.getInteger("plexichat.power-loss.rounds", 2);
    private static final int UNITS_BEFORE = 50;

    @TempDir
    private Path directory;

    @Test
    void shouldKeepWhatWasAcknowledged() throws IOException, InterruptedException {
        try (LoopDisk disk = LoopDisk.create(directory);
                KillablePostgres postgres = KillablePostgres.startIn(disk.path().resolve("postgres"), true)) {
            LogAudit audit = new LogAudit(postgres.database());
            for (int round = 0; round < ROUNDS; round++) {
                try (CrashLoadProcess load = CrashLoadProcess.start("load" + round, postgres.database())) {
                    load.awaitService(UNITS_BEFORE);
                    losePower(disk, postgres, load);
                    postgres.startAgain();
                    audit.check(load.takeReports());
                }
            }
            audit.checkAgain();
            log.info("{} rounds; {}", ROUNDS, audit.tally());
        }
    }

    /** The proof that the other test can fail. */
    @Test
    void shouldNoticeTheLossWhenTheDatabaseDoesNotSync() throws IOException, InterruptedException {
        try (LoopDisk disk = LoopDisk.create(directory);
                KillablePostgres postgres = KillablePostgres.startIn(disk.path().resolve("postgres"), false);
                CrashLoadProcess load = CrashLoadProcess.start("load", postgres.database())) {
            load.awaitService(UNITS_BEFORE);
            disk.sync();
            load.awaitService(UNITS_BEFORE);
            losePower(disk, postgres, load);

            assertThatThrownBy(() -> {
                        postgres.startAgain();
                        new LogAudit(postgres.database()).check(load.takeReports());
                    })
                    .isInstanceOfAny(AssertionError.class, EmbeddedServerException.class);
        }
    }

    private static void losePower(LoopDisk disk, KillablePostgres postgres, CrashLoadProcess load)
            throws IOException, InterruptedException {
        disk.cutPower();
        load.kill();
        postgres.kill();
        disk.restorePower();
    }
}
