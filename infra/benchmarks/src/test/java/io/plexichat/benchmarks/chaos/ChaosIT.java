package io.plexichat.benchmarks.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every client receives the log as far as it may see it: no gap, no double, no disorder, whatever is killed meanwhile. For as long as
 * {@code -Dplexichat.chaos=PT30M} says; see docs/development/chaos.md.
 */
@EnabledIfSystemProperty(named = "plexichat.chaos", matches = "PT.+")
class ChaosIT {
    private static final Logger log = LoggerFactory.getLogger(ChaosIT.class);
    private static final int INHABITANTS = 28;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration IN_WHICH_DOUBLES_WOULD_COME = Duration.ofSeconds(3);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    /** Commands, queries and the gateway die together. */
    @Test
    void shouldShowEverybodyEverythingOnceThroughKillsOfAWholeServer() throws Exception {
        try (ChaosServers servers = ChaosServers.whole(directory)) {
            hold(servers, () -> Logs.inPostgres(servers.database()));
        }
    }

    /** Two gateways and what they ask die by themselves. The Axon Server is named as {@code host:port}. */
    @Test
    @EnabledIfEnvironmentVariable(named = "AXON_SERVER", matches = ".+")
    void shouldShowEverybodyEverythingOnceAtTwoGateways() throws Exception {
        String axonServer = Objects.requireNonNull(System.getenv("AXON_SERVER"));
        try (ChaosServers servers = ChaosServers.split(directory, axonServer)) {
            hold(servers, () -> Logs.onAxonServer(axonServer));
        }
    }

    private static void hold(ChaosServers servers, Callable<History> reading) throws Exception {
        Duration length = Duration.parse(Objects.requireNonNull(System.getProperty("plexichat.chaos")));
        long seed = Long.getLong("plexichat.chaos.seed", System.nanoTime());
        log.info("{} of chaos, seed {}", length, seed);
        Random random = new Random(seed);
        Faults faults = new Faults(servers, random);
        List<Follower> followers = new ArrayList<>();
        try (Town town =
                new Town(servers, INHABITANTS, UUID.randomUUID().toString().substring(0, 8), random)) {
            for (Follower.Who who : town.inhabitants()) {
                followers.add(follower(servers, town, who, followers.size()));
            }
            followers.forEach(Follower::start);
            town.begin();
            faults.strikeFor(length);
            town.end();

            Audit audit = new Audit(reading.call());
            for (Follower follower : followers) {
                audit.await(follower, PATIENCE);
            }
            Thread.sleep(IN_WHICH_DOUBLES_WOULD_COME);
            followers.forEach(Follower::close);
            List<String> wrongs = followers.stream()
                    .flatMap(each -> audit.wrongs(each).stream())
                    .toList();
            log.info(
                    "{}; {} messages acknowledged, {} calls lost; cut {}; {}",
                    audit,
                    town.acknowledged().size(),
                    town.lost(),
                    servers.http().cuts() + servers.rsocket().cuts(),
                    faults.done());
            assertThat(wrongs).isEmpty();
            assertThat(audit.lost(town.acknowledged())).isEmpty();
            assertThat(town.surprises()).isEmpty();
            // Else it would have shown nothing.
            assertThat(town.acknowledged()).isNotEmpty();
            assertThat(followers)
                    .allSatisfy(each ->
                            assertThat(Audit.made(each)).as(each.toString()).isGreaterThan(1));
        } finally {
            followers.forEach(Follower::close);
        }
    }

    private static Follower follower(ChaosServers servers, Town town, Follower.Who who, int number) {
        URI http = servers.http().http();
        Door door = new Door(http, who.username(), Town.password());
        long after = town.beginning();
        return switch (number % 4) {
            case 0 -> new WebSocketFollower(who, after, http, door);
            case 1 -> new EventStreamFollower(who, after, http, door);
            case 2 -> new RSocketFollower(who, after, servers.rsocket().port(), door);
            default -> new ClientFollower(who, after, town.client(who));
        };
    }
}
