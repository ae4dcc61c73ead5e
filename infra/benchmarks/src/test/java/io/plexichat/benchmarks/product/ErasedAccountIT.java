package io.plexichat.benchmarks.product;

import static io.plexichat.benchmarks.product.Marked.MARKER;
import static io.plexichat.benchmarks.product.Marked.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.benchmarks.product.RawHttp.Answer;
import io.plexichat.plugin.client.ChannelKind;
import io.plexichat.plugin.client.Draft;
import io.plexichat.plugin.client.EventStream;
import io.plexichat.plugin.client.Following;
import io.plexichat.plugin.client.LiveEvent;
import io.plexichat.plugin.client.NewChannel;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.SearchRequest;
import io.plexichat.plugin.client.SentMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A person goes, and is nowhere any more: not on the disk of either server, not in what others see; and it can be proven. */
@Timeout(300)
class ErasedAccountIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    @Test
    void shouldBeNowhereAnyMore() throws Exception {
        UUID channel;
        SentMessage hers;
        SentMessage his;
        Path elasticsearch = TestProduct.dataIn(directory).resolve("elasticsearch");
        String certificate;
        String publicKey;
        try (ServerProcess server = TestProduct.start(directory, Map.of("PLEXICHAT_ERASURE_GRACE", "PT0S"));
                RawHttp admin = RawHttp.as(server.http(), Product.ADMIN, Product.ADMIN_PASSWORD);
                PlexiChatClient bob = server.register("bob")) {
            Marked.register(server);
            channel = bob.channels().create(NewChannel.of("room", ChannelKind.PUBLIC));
            try (PlexiChatClient ann = PlexiChatClient.connect(server.http(), MARKER, PASSWORD)) {
                ann.see(bob.position());
                ann.channels().join(channel);
                hers = ann.messages().send(channel, Draft.of("A secret: " + MARKER));
                ann.messages().edit(hers.messageId(), "A better secret: " + MARKER);
                bob.see(ann.position());
            }
            his = bob.messages().send(channel, Draft.replyTo(hers.messageId(), "Is it one?"));
            assertThat(bob.messages().search(SearchRequest.of(MARKER)).total()).isEqualTo(1);

            try (EventStream events = bob.follow(Following.after(his.position()));
                    RawHttp ann = RawHttp.as(server.http(), MARKER, PASSWORD)) {
                assertThat(ann.call("DELETE", "/api/v1/me", Map.of("password", "another one"))
                                .code())
                        .isEqualTo("account.wrong-password");
                Answer asked = ann.call("DELETE", "/api/v1/me", Map.of("password", PASSWORD));
                assertThat(asked.status()).isEqualTo(202);
                String erasure = "/api/v1/admin/erasures/"
                        + asked.body().path("erasureId").asString();
                LiveEvent deleted = awaitType(events, "message.deleted");
                assertThat(deleted.data().path("messageId").asString())
                        .isEqualTo(hers.messageId().toString());
                assertThat(deleted.data().toString()).doesNotContain(MARKER);
                await(
                        Duration.ofSeconds(10),
                        () -> ann.call("GET", "/api/v1/me", null).status() == 401);
                await(
                        Duration.ofMinutes(3),
                        () -> admin.call("GET", erasure, null)
                                .body()
                                .path("state")
                                .asString("")
                                .equals("completed"));
                certificate =
                        admin.call("GET", erasure + "/certificate", null).body().toString();
                publicKey = admin.call("GET", "/api/v1/admin/keys", null)
                        .body()
                        .path("certificateKey")
                        .asString();
            }
            assertThat(login(server)).isEqualTo("session.bad-credentials");
            assertThat(bob.messages().search(SearchRequest.of(MARKER)).total()).isZero();
            assertNothingShown(server, channel, his);
            assertThat(server.terminate()).isZero();
        }

        assertThat(RawScan.filesWith(elasticsearch, channel.toString())).isNotEmpty();
        assertThat(RawScan.filesWith(elasticsearch, MARKER)).isEmpty();
        assertThat(RawScan.filesWith(TestProduct.dataIn(directory).resolve("postgres"), MARKER))
                .isEmpty();
        assertThat(RawScan.filesWith(directory.resolve("server.log"), MARKER)).isEmpty();
        assertVerified(certificate, publicKey);

        try (ServerProcess server = TestProduct.start(directory)) {
            assertNothingShown(server, channel, his);
            assertThat(login(server)).isEqualTo("session.bad-credentials");
        }
    }

    /** Not to whom a page of history is shown, nor to whom streams it from the beginning. */
    private static void assertNothingShown(ServerProcess server, UUID channel, SentMessage his) throws IOException {
        try (RawHttp bob = RawHttp.as(server.http(), "bob", PASSWORD)) {
            JsonNode page = bob.call("GET", "/api/v1/channels/" + channel + "/messages", null)
                    .body();
            assertThat(page.toString()).doesNotContain(MARKER);
            assertThat(page.path("items"))
                    .anySatisfy(message -> assertThat(
                                    message.path("author").path("displayName").asString())
                            .isEqualTo("erased"))
                    .anySatisfy(message -> assertThat(message.path("messageId").asString())
                            .isEqualTo(his.messageId().toString()));
            assertThat(bob.call("GET", "/api/v1/channels/" + channel + "/members", null)
                            .body()
                            .toString())
                    .contains("erased")
                    .doesNotContain(MARKER);
        }
        try (PlexiChatClient bob = PlexiChatClient.connect(server.http(), "bob", PASSWORD);
                EventStream events = bob.follow(Following.after(0))) {
            LiveEvent event = events.next();
            while (event.position() == null || event.position() < his.position()) {
                assertThat(event.data().toString()).doesNotContain(MARKER);
                event = events.next();
            }
        }
    }

    private void assertVerified(String certificate, String publicKey) throws IOException, InterruptedException {
        Path file = directory.resolve("certificate.json");
        Files.writeString(file, certificate);
        assertThat(verify("--public-key", publicKey, file.toString())).isZero();
        Files.writeString(file, certificate.replaceFirst("\"messages\":1", "\"messages\":0"));
        assertThat(verify(file.toString())).isEqualTo(1);
    }

    private int verify(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of("verify-certificate"), Arrays.stream(arguments))
                .toList();
        Process process = TestProduct.packaged().start(directory.resolve("verify.log"), Map.of(), command);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static String login(ServerProcess server) {
        try (RawHttp http = RawHttp.asNobody(server.http())) {
            return http.call("POST", "/api/v1/sessions", Map.of("username", MARKER, "password", PASSWORD))
                    .code();
        }
    }

    private static void await(Duration most, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            Thread.sleep(250);
        }
    }

    private static LiveEvent awaitType(EventStream events, String type) {
        LiveEvent event = events.next();
        while (!event.type().equals(type)) {
            event = events.next();
        }
        return event;
    }
}
