package io.plexichat.query.reading;

import static io.plexichat.query.Town.channel;
import static io.plexichat.query.Town.joins;
import static io.plexichat.query.Town.opens;
import static io.plexichat.query.Town.person;
import static io.plexichat.query.Town.registers;
import static io.plexichat.query.Town.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.message.MessageQuery.ListMessages;
import io.plexichat.kernel.message.MessageQuery.Window;
import io.plexichat.kernel.message.TimelinePage;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.ReadSide;
import io.plexichat.testservers.ReplicatedPostgres;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

/** A primary and a standby that streams from it. */
class ReplicaIT {
    private static final Duration LAG = Duration.ofMillis(200);
    private static final ListMessages LATEST =
            new ListMessages(person("ann"), channel("square"), new Window.Latest(), 1);

    private static ReplicatedPostgres servers;

    private final InMemoryLog log = new InMemoryLog();
    private ConnectionPool standbyConnections;
    private ReadReplica replica;
    private ReadSide side;
    private int said;

    @BeforeAll
    static void startServers() {
        servers = ReplicatedPostgres.start();
    }

    @AfterAll
    static void stopServers() {
        servers.close();
    }

    @BeforeEach
    void start() {
        PostgresDatabase database = servers.freshDatabase();
        standbyConnections = ReadSide.connections(servers.standby(database));
        replica = new ReadReplica("standby", DatabaseClient.create(standbyConnections));
        side = ReadSide.withReplicas(log, database, new ReadReplicas(List.of(replica), LAG), 100);
        log.append(registers("ann"), opens("square", ChannelKind.PUBLIC, "ann"), joins("ann", "square"));
        say();
    }

    @AfterEach
    void stop() {
        side.close();
        standbyConnections.dispose();
    }

    @Test
    void shouldAnswerOnAReplicaThatHasThePosition() {
        untilReplicaAnswers(() -> assertThat(latest(log.head())).isEqualTo(lastSaid()));
        untilReplicaAnswers(() -> assertThat(latestAnytime()).isEqualTo(lastSaid()));
    }

    @Test
    void shouldAnswerOnThePrimaryWhileTheReplicaIsBehind() {
        untilReplicaAnswers(() -> latest(log.head()));
        servers.pause();
        say();
        long answers = replica.answers();

        assertThat(latest(log.head())).isEqualTo(lastSaid());
        assertThat(replica.answers()).isEqualTo(answers);

        // Without a position the answer may be old, but not older than was said.
        until(() -> latestAnytime().equals(lastSaid()));
        assertThat(replica.lag()).isGreaterThan(LAG);

        servers.resume();
        untilReplicaAnswers(() -> assertThat(latestAnytime()).isEqualTo(lastSaid()));
    }

    @Test
    void shouldNeverShowLessThanWasAskedFor() {
        Random random = new Random(7);
        boolean paused = false;
        for (int round = 0; round < 200; round++) {
            if (random.nextInt(8) == 0) {
                paused = !paused;
                if (paused) {
                    servers.pause();
                } else {
                    servers.resume();
                }
            }
            say();
            assertThat(latest(log.head())).isEqualTo(lastSaid());
        }
        servers.resume();
        untilReplicaAnswers(() -> assertThat(latest(log.head())).isEqualTo(lastSaid()));
    }

    @Test
    void shouldAnswerOnThePrimaryWhileTheReplicaIsAway() {
        untilReplicaAnswers(() -> latest(log.head()));
        servers.stopStandby();
        for (int round = 0; round < 5; round++) {
            say();
            assertThat(latest(log.head())).isEqualTo(lastSaid());
        }
        assertThat(replica.isWorking()).isFalse();

        servers.startStandbyAgain();

        untilReplicaAnswers(() -> assertThat(latestAnytime()).isEqualTo(lastSaid()));
    }

    private void say() {
        said++;
        log.append(says("ann", "square", lastSaid()));
        side.catchUp();
    }

    private String lastSaid() {
        return "number " + said;
    }

    private String latest(long position) {
        return text(side.askAt(LATEST, TimelinePage.class, position));
    }

    private String latestAnytime() {
        return text(side.askAnytime(LATEST, TimelinePage.class));
    }

    private static String text(TimelinePage page) {
        return Objects.requireNonNull(page.items().getFirst().text()).value();
    }

    private void untilReplicaAnswers(Runnable ask) {
        long before = replica.answers();
        until(() -> {
            ask.run();
            return replica.answers() > before;
        });
    }

    private static void until(BooleanSupplier wanted) {
        long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
        }
    }
}
