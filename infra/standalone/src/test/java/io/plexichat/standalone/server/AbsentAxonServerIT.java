package io.plexichat.standalone.server;

import static io.plexichat.standalone.server.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Axon Server is not there when the processes start, or goes while they run. */
class AbsentAxonServerIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String CREDENTIALS = "{\"username\":\"%s\",\"password\":\"%s\"}";

    private final Passage passage = Passage.closed();
    private final Cluster cluster;

    AbsentAxonServerIT(@TempDir Path data) {
        cluster = new Cluster(passage.address(), data);
    }

    @AfterEach
    void end() {
        cluster.close();
        passage.close();
    }

    @Test
    void shouldStartAndTellThatItIsNotReady() throws InterruptedException {
        PlexiChatServer command = cluster.begin("command");
        PlexiChatServer query = cluster.begin("query");
        PlexiChatServer gateway = cluster.begin("gateway");
        until(() -> isListening(command) && isListening(query) && isListening(gateway));

        assertThat(readiness(command)).isEqualTo(503);
        assertThat(readiness(query)).isEqualTo(503);
        assertThat(readiness(gateway)).isEqualTo(503);
        assertThat(Api.of(gateway).get("/actuator/health/liveness").statusCode())
                .isEqualTo(200);
        assertUnavailable(Api.of(gateway).post("/api/v1/accounts", CREDENTIALS.formatted("ada", Api.PASSWORD)));
        assertUnavailable(Api.of(gateway).post("/api/v1/sessions", CREDENTIALS.formatted("ada", Api.PASSWORD)));
    }

    @Test
    void shouldServeWhenItComesAndAgainAfterItWasAway() throws InterruptedException {
        String axonServer = AxonServers.address();
        PlexiChatServer command = cluster.begin("command");
        PlexiChatServer query = cluster.begin("query");
        PlexiChatServer gateway = cluster.begin("gateway");
        until(() -> isListening(command) && isListening(query) && isListening(gateway));
        assertThat(readiness(query)).isEqualTo(503);

        passage.open(axonServer);
        until(() -> isReady(command) && isReady(query) && isReady(gateway));
        String run = UUID.randomUUID().toString().substring(0, 8);
        Api ada = eventually(gateway, "away-" + run);
        long before = Api.position(ada.post("/api/v1/channels", channel("before-" + run)));
        assertThat(ada.get("/api/v1/channels", before).statusCode()).isEqualTo(200);

        passage.shut();
        until(() -> !isReady(command) && !isReady(gateway));
        assertUnavailable(ada.post("/api/v1/channels", channel("meanwhile-" + run)));

        passage.open(axonServer);
        until(() -> isReady(command) && isReady(query) && isReady(gateway));
        until(() -> ada.post("/api/v1/channels", channel("probe-" + UUID.randomUUID()))
                        .statusCode()
                == 201);
        long after = Api.position(ada.post("/api/v1/channels", channel("after-" + run)));
        until(() -> ada.get("/api/v1/channels", after).statusCode() == 200);
        assertThat(after).isGreaterThan(before);
    }

    /** Handlers make themselves known a moment after the connection is there. */
    private static Api eventually(PlexiChatServer gateway, String name) throws InterruptedException {
        until(() -> Api.of(gateway)
                        .post("/api/v1/accounts", CREDENTIALS.formatted(name + "-first", Api.PASSWORD))
                        .statusCode()
                == 201);
        return Api.of(gateway).registered(name);
    }

    private static String channel(String name) {
        return "{\"name\":\"%s\",\"kind\":\"public\"}".formatted(name);
    }

    /** Before it is, there is no server, or one without a port. */
    private static boolean isListening(PlexiChatServer server) {
        try {
            return Api.of(server).get("/actuator/health/liveness").statusCode() == 200;
        } catch (IllegalStateException | IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean isReady(PlexiChatServer server) {
        return readiness(server) == 200;
    }

    private static int readiness(PlexiChatServer server) {
        return Api.of(server).get("/actuator/health/readiness").statusCode();
    }

    private static void assertUnavailable(HttpResponse<String> response) {
        assertThat(json(503, response).path("code").asString()).isEqualTo("log.unavailable");
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
