package io.plexichat.standalone.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.testservers.KillablePostgres;
import io.plexichat.testservers.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The process that rebuilds read models is killed, and now and then the database, one round after the other. More rounds by
 * {@code -Dplexichat.rebuild-crash.rounds=120}.
 */
class RebuildCrashIT {
    private static final List<Moment> MOMENTS = List.of(Moment.values());
    private static final Logger log = LoggerFactory.getLogger(RebuildCrashIT.class);
    private static final int ROUNDS = Integer.getInteger("plexichat.rebuild-crash.rounds", 5);
    private static final int DATABASE_KILLED_EACH = 5;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    private final Random random = new Random();
    private final Map<Moment, Integer> moments = new EnumMap<>(Moment.class);

    @Test
    void shouldHoldWhatAReplayMakesAndGoOnByItself() throws InterruptedException, IOException {
        long start = System.nanoTime();
        Path data = Files.createTempDirectory("rebuild");
        try (KillablePostgres postgres = KillablePostgres.start()) {
            PostgresDatabase database = postgres.database();
            RebuildAudit audit = new RebuildAudit(database);
            for (int round = 0; round < ROUNDS; round++) {
                try (RebuildLoadProcess load = RebuildLoadProcess.start("rebuild", data, database, database)) {
                    killAtSomeMoment(load, round, postgres);
                    assertThat(load.wrongs()).isEmpty();
                    audit.check();
                }
            }
            List<RebuiltTable> settled = settled(data, database, database);
            audit.check();
            PostgresDatabase empty = TestServers.freshDatabase();
            List<RebuiltTable> fresh = settled(data, database, empty);

            RebuildAudit replayed = new RebuildAudit(empty);
            assertThat(contents(settled)).as(() -> differences(audit, replayed)).isEqualTo(contents(fresh));
            assertThat(settled.stream().map(RebuiltTable::model).distinct())
                    .containsExactlyElementsOf(RebuildLoad.MODELS);
            assertThat(audit.activeIndexes()).isEqualTo(replayed.activeIndexes());
            assertThat(replayed.activeIndexes()).containsAll(audit.previousIndexes());
            log.info(
                    "{} rounds in {} s: killed {}; under way then {}; {} generations; {} events in {} tables",
                    ROUNDS,
                    Duration.ofNanos(System.nanoTime() - start).toSeconds(),
                    moments,
                    audit.underWay(),
                    audit.generations(),
                    fresh.stream().mapToLong(RebuiltTable::rows).sum(),
                    fresh.size());
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    private void killAtSomeMoment(RebuildLoadProcess load, int round, KillablePostgres postgres)
            throws InterruptedException {
        Moment moment = MOMENTS.get(random.nextInt(MOMENTS.size()));
        load.await(Moment.STARTING::isIn);
        if (moment == Moment.STARTING || load.await(moment::isIn, LONGEST_WAIT)) {
            moments.merge(moment, 1, Integer::sum);
        }
        Thread.sleep(random.nextInt(moment.longestWaitMillis()));
        if (round % DATABASE_KILLED_EACH == DATABASE_KILLED_EACH - 1) {
            postgres.kill();
            postgres.startAgain();
            // It has to find back by itself.
            load.await(Moment.SWITCHED::isIn);
        }
        load.kill();
    }

    private static List<RebuiltTable> settled(Path data, PostgresDatabase log, PostgresDatabase readModels)
            throws InterruptedException {
        try (RebuildLoadProcess process = RebuildLoadProcess.start("settle", data, log, readModels)) {
            List<RebuiltTable> tables = process.untilSettled().stream()
                    .map(RebuiltTable::parse)
                    .flatMap(Optional::stream)
                    .toList();
            process.kill();
            return tables;
        }
    }

    private static String differences(RebuildAudit settled, RebuildAudit replayed) {
        return RebuildLoad.MODELS.stream()
                .map(model -> model + ", rows only here:\n" + settled.notIn(replayed, model)
                        + "\nrows only of a replay:\n" + replayed.notIn(settled, model))
                .collect(Collectors.joining("\n"));
    }

    /** Of all generations, which have to be alike. */
    private static Set<String> contents(List<RebuiltTable> tables) {
        return tables.stream().map(RebuiltTable::content).collect(Collectors.toSet());
    }
}
