package io.plexichat.standalone.server;

import static io.plexichat.standalone.server.Api.json;
import static io.plexichat.standalone.server.Api.position;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.query.generation.Projections;
import io.plexichat.query.generation.ReadModel;
import io.plexichat.query.projection.TableDigest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The roles in processes of their own, two of them for commands, on one Axon Server, which may hold what others wrote. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterAxonServerIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Cluster cluster;
    private final PlexiChatServer query;
    private final Api gateway;

    ClusterAxonServerIT(@TempDir Path data) {
        cluster = new Cluster(AxonServers.address(), data);
        cluster.start("command");
        cluster.start("command");
        query = cluster.start("query");
        gateway = Api.of(cluster.start("gateway"));
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @Test
    void shouldCarryAConversation() {
        Api ada = gateway.registered("ada-" + run);
        String channel = ada.newChannel("general-" + run);

        HttpResponse<String> sent = ada.post(messages(channel), "{\"text\":\"Hello over there!\"}");

        long position = json(201, sent).path("position").asLong();
        assertThat(position(sent)).isEqualTo(position);
        JsonNode first =
                json(200, ada.get(messages(channel), position)).path("items").get(0);
        assertThat(first.path("text").asString()).isEqualTo("Hello over there!");
        assertThat(first.path("position").asLong()).isEqualTo(position);
        assertThat(json(200, ada.get("/api/v1/search?q=there&channel=" + channel, position))
                        .path("total")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void shouldAnswerAResendAsTheFirstSend() {
        Api ada = gateway.registered("resend-" + run);
        String channel = ada.newChannel("resend-" + run);
        String body = "{\"messageId\":\"%s\",\"text\":\"once\"}".formatted(UUID.randomUUID());

        JsonNode first = json(201, ada.post(messages(channel), body));
        JsonNode again = json(200, ada.post(messages(channel), body));

        assertThat(again).isEqualTo(first);
        assertProblem(409, "message.id-taken", ada.post(messages(channel), body.replace("once", "twice")));
    }

    @Test
    void shouldTellWhyItRejects() {
        Api ada = gateway.registered("reject-" + run);

        assertProblem(
                409,
                "account.username-taken",
                gateway.post(
                        "/api/v1/accounts",
                        "{\"username\":\"REJECT-%s\",\"password\":\"%s\"}".formatted(run, Api.PASSWORD)));
        assertProblem(404, "channel.not-found", ada.get("/api/v1/channels/" + UUID.randomUUID()));
        assertProblem(
                404,
                "message.not-found",
                ada.send("PATCH", "/api/v1/messages/" + UUID.randomUUID(), "{\"text\":\"x\"}"));
        assertProblem(503, "read-model.behind", ada.get("/api/v1/channels", Long.MAX_VALUE / 2));
    }

    @Test
    void shouldShowEventsLiveAndResumeAnywhere() {
        Api ada = gateway.registered("live-" + run);
        String channel = ada.newChannel("live-" + run);
        long before = position(ada.post(messages(channel), "{\"text\":\"0\"}"));
        long one = position(ada.post(messages(channel), "{\"text\":\"1\"}"));
        Thread sender = Thread.startVirtualThread(() -> {
            for (int i = 2; i < 6; i++) {
                json(201, ada.post(messages(channel), "{\"text\":\"%d\"}".formatted(i)));
            }
        });

        List<Long> live = ada.events(before, 5);

        assertThat(live).hasSize(5).startsWith(one).isSorted().doesNotHaveDuplicates();
        assertThat(ada.events(live.get(1), 3)).isEqualTo(live.subList(2, 5));
        assertThat(sender.isVirtual()).isTrue();
    }

    /** Whichever process decides, it knows what another one acknowledged. */
    @Test
    void shouldNeverLetSomebodySendWhoWasRemoved() {
        Api owner = gateway.registered("owner-" + run);
        Api guest = gateway.registered("guest-" + run);
        String guestId = guest.accountId();
        for (int i = 0; i < 8; i++) {
            String channel = owner.newChannel("door-" + run + "-" + i);
            String member = "/api/v1/channels/" + channel + "/members/" + guestId;
            assertThat(owner.send("PUT", member, "{}").statusCode()).isEqualTo(204);
            json(201, guest.post(messages(channel), "{\"text\":\"in\"}"));
            assertThat(owner.send("DELETE", member, "").statusCode()).isEqualTo(204);
            assertThat(guest.post(messages(channel), "{\"text\":\"out\"}").statusCode())
                    .isEqualTo(403);
        }
    }

    /** Edits are decided in other processes than sends. */
    @Test
    void shouldEditWhatWasSent() {
        Api ada = gateway.registered("edit-" + run);
        String channel = ada.newChannel("edit-" + run);
        for (int i = 0; i < 8; i++) {
            String id = json(201, ada.post(messages(channel), "{\"text\":\"draft\"}"))
                    .path("messageId")
                    .asString();
            HttpResponse<String> edited = ada.send("PATCH", "/api/v1/messages/" + id, "{\"text\":\"done\"}");
            assertThat(edited.statusCode()).as(edited.body()).isBetween(200, 204);
            assertThat(json(200, ada.get("/api/v1/messages/" + id, position(edited)))
                            .path("text")
                            .asString())
                    .isEqualTo("done");
        }
    }

    @Test
    void shouldRebuildExactlyWhatWasShownLive() throws InterruptedException {
        Api ada = gateway.registered("replay-" + run);
        String channel = ada.newChannel("replay-" + run);
        for (int i = 0; i < 20; i++) {
            json(201, ada.post(messages(channel), "{\"text\":\"message %d\"}".formatted(i)));
        }

        PlexiChatServer replayed = cluster.start("query");

        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!checksums(replayed).equals(checksums(query)) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        assertThat(checksums(replayed))
                .as("at %s, live at %s", positions(replayed), positions(query))
                .isEqualTo(checksums(query))
                .isNotEmpty();
    }

    @Test
    void shouldListenForHealthOnlyWithoutAGateway() {
        Api health = Api.of(query);

        assertThat(json(200, health.get("/actuator/health/readiness"))
                        .path("status")
                        .asString())
                .isEqualTo("UP");
        assertThat(health.get("/api/v1/me").statusCode()).isEqualTo(404);
        assertThat(health.get("/openapi.json").statusCode()).isEqualTo(404);
    }

    /** Of what the database holds. */
    private static Map<String, Map<String, TableDigest>> checksums(PlexiChatServer server) {
        return server.part(Projections.class).all().stream()
                .collect(Collectors.toMap(
                        ReadModel::name, model -> model.active().checksums()));
    }

    private static Map<String, Long> positions(PlexiChatServer server) {
        return server.part(Projections.class).all().stream()
                .collect(Collectors.toMap(ReadModel::name, ReadModel::position));
    }

    private static String messages(String channel) {
        return "/api/v1/channels/" + channel + "/messages";
    }

    private static void assertProblem(int status, String code, HttpResponse<String> response) {
        assertThat(json(status, response).path("code").asString()).isEqualTo(code);
    }
}
