package io.plexichat.gateway.live;

import static io.plexichat.gateway.Samples.ALICE;
import static io.plexichat.gateway.Samples.BOB;
import static io.plexichat.gateway.Samples.HIDDEN_ROOM;
import static io.plexichat.gateway.Samples.OTHER_ROOM;
import static io.plexichat.gateway.Samples.ROOM;
import static io.plexichat.kernel.live.LiveEventType.MEMBER_JOINED;
import static io.plexichat.kernel.live.LiveEventType.MEMBER_LEFT;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.plexichat.gateway.Caller;
import io.plexichat.gateway.GatewayContract;
import io.plexichat.gateway.Samples;
import io.plexichat.kernel.message.MessageCommand.SendMessages;
import io.rsocket.metadata.AuthMetadataCodec;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.messaging.rsocket.RSocketRequester;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class LiveIT extends GatewayContract {
    private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENT =
            new ParameterizedTypeReference<>() {};
    private static final Duration SOON = Duration.ofSeconds(10);

    @Value("${local.rsocket.server.port}")
    private int rsocketPort;

    @Autowired
    private LiveHub hub;

    private long start;

    @BeforeEach
    void waitForTheHub() {
        start = fake.head();
        Hubs.await(hub, start);
    }

    private Flux<ServerSentEvent<String>> events(String token, String query) {
        return with(token)
                .get()
                .uri("/api/v1/events" + query)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(EVENT)
                .getResponseBody()
                .filter(event -> event.comment() == null);
    }

    private Flux<String> ids(String query) {
        return events(token(), query).mapNotNull(ServerSentEvent::id);
    }

    private String id(long offset) {
        return Long.toString(start + offset);
    }

    @Nested
    class ServerSentEvents {
        @Test
        void shouldResumeAfterAPositionAndGoOnLive() {
            fake.publish(Samples.sent(start + 1, ROOM, "one"), Samples.sent(start + 2, ROOM, "two"));
            StepVerifier.create(ids("?after=" + (start + 1)))
                    .expectNext(id(2))
                    .then(() -> fake.publish(Samples.sent(start + 3, ROOM, "three")))
                    .expectNext(id(3))
                    .thenCancel()
                    .verify(SOON);
        }

        @Test
        void shouldNotHoldAStreamForAHead() {
            for (int i = 0; i < 5; i++) {
                http.head()
                        .uri("/api/v1/events")
                        .header("Authorization", "Bearer " + token())
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .isEmpty();
            }
        }

        @Test
        void shouldLetLastEventIdWin() {
            fake.publish(Samples.sent(start + 1, ROOM, "one"), Samples.sent(start + 2, ROOM, "two"));
            Flux<String> resumed = as().get()
                    .uri("/api/v1/events?after=" + start)
                    .header("Last-Event-ID", id(1))
                    .exchange()
                    .returnResult(EVENT)
                    .getResponseBody()
                    .mapNotNull(ServerSentEvent::id);
            StepVerifier.create(resumed).expectNext(id(2)).thenCancel().verify(SOON);
        }

        @Test
        void shouldServeWhatFellOutOfTheRingFromTheReadModel() {
            for (int i = 1; i <= 120; i++) {
                fake.publish(Samples.sent(start + i, ROOM, "n" + i));
            }
            Hubs.await(hub, start + 120);
            StepVerifier.create(ids("?after=" + start).take(120).collectList())
                    .assertNext(ids -> assertThat(ids)
                            .hasSize(120)
                            .startsWith(id(1))
                            .endsWith(id(120))
                            .doesNotHaveDuplicates())
                    .expectComplete()
                    .verify(SOON);
        }

        @Test
        void shouldShowNothingOfChannelsThatAreNotTheViewersAndFollowMembership() {
            StepVerifier.create(ids("?after=" + start))
                    .then(() -> fake.publish(
                            Samples.sent(start + 1, OTHER_ROOM, "not yet"),
                            Samples.membership(start + 2, MEMBER_JOINED, OTHER_ROOM, ALICE),
                            Samples.sent(start + 3, OTHER_ROOM, "now"),
                            Samples.read(start + 4, ROOM, BOB),
                            Samples.read(start + 5, ROOM, ALICE),
                            Samples.membership(start + 6, MEMBER_LEFT, OTHER_ROOM, ALICE),
                            Samples.sent(start + 7, OTHER_ROOM, "no more"),
                            Samples.sent(start + 8, ROOM, "still")))
                    .expectNext(id(2), id(3), id(5), id(6), id(8))
                    .thenCancel()
                    .verify(SOON);
        }

        @Test
        void shouldTellEachViewerWhichReactionsAreTheirs() {
            StepVerifier.create(events(token(), "?after=" + start).mapNotNull(ServerSentEvent::data))
                    .then(() -> fake.publish(
                            Samples.reactedTo(start + 1, ROOM, ALICE), Samples.reactedTo(start + 2, ROOM, BOB)))
                    .assertNext(json -> assertThat(json).contains("\"mine\":true"))
                    .assertNext(json -> assertThat(json).contains("\"mine\":false"))
                    .thenCancel()
                    .verify(SOON);
        }

        @Test
        void shouldNotShowWhatWasDeletedToWhoCatchesUp() {
            fake.publish(Samples.sent(start + 1, ROOM, "secret"), Samples.deleted(start + 2, ROOM, start + 1));
            Hubs.await(hub, start + 2);
            StepVerifier.create(events(token(), "?after=" + start).mapNotNull(ServerSentEvent::data))
                    .assertNext(json ->
                            assertThat(json).contains("\"deleted\":true").doesNotContain("secret"))
                    .assertNext(json -> assertThat(json).contains("message.deleted"))
                    .thenCancel()
                    .verify(SOON);
        }

        @Test
        void shouldNotFindAChannelThatMayNotBeSeen() {
            as().get()
                    .uri("/api/v1/events?channels=" + HIDDEN_ROOM)
                    .exchange()
                    .expectStatus()
                    .isNotFound()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("channel.not-found");
        }

        @Test
        void shouldEndWithTheAccessToken() {
            Caller caller = caller(Duration.ofSeconds(2));
            StepVerifier.create(events(tokens.issue(caller), ""))
                    .assertNext(last -> {
                        assertThat(last.event()).isEqualTo("problem");
                        assertThat(last.data()).contains("request.unauthenticated");
                    })
                    .expectComplete()
                    .verify(SOON);
        }

        @Test
        void shouldSendHeartbeats() {
            Flux<ServerSentEvent<String>> all = as().get()
                    .uri("/api/v1/events")
                    .exchange()
                    .returnResult(EVENT)
                    .getResponseBody();
            StepVerifier.create(all)
                    .assertNext(beat -> assertThat(beat.comment()).isNotNull())
                    .thenCancel()
                    .verify(SOON);
        }
    }

    @Nested
    class OverRSocket {
        private RSocketRequester connect(String token) {
            ByteBuf bearer = AuthMetadataCodec.encodeBearerMetadata(ByteBufAllocator.DEFAULT, token.toCharArray());
            byte[] bytes = new byte[bearer.readableBytes()];
            bearer.readBytes(bytes);
            bearer.release();
            return RSocketRequester.builder()
                    .dataMimeType(MimeTypeUtils.APPLICATION_JSON)
                    .setupMetadata(
                            Unpooled.wrappedBuffer(bytes), MimeType.valueOf("message/x.rsocket.authentication.v0"))
                    .tcp("localhost", rsocketPort);
        }

        @Test
        void shouldHonourDemand() {
            for (int i = 1; i <= 40; i++) {
                fake.publish(Samples.sent(start + i, ROOM, "n" + i));
            }
            Flux<String> stream = connect(token())
                    .route("v1.events")
                    .data("{\"after\":" + start + "}")
                    .retrieveFlux(String.class);
            StepVerifier.create(stream, 3)
                    .expectNextCount(3)
                    .expectNoEvent(Duration.ofMillis(300))
                    .thenRequest(2)
                    .assertNext(json -> assertThat(json).contains("\"position\":" + id(4) + ","))
                    .expectNextCount(1)
                    .expectNoEvent(Duration.ofMillis(300))
                    .thenCancel()
                    .verify(SOON);
        }

        @Test
        void shouldSendAsThePostDoes() {
            StepVerifier.create(connect(token())
                            .route("v1.messages.send")
                            .data("{\"channelId\":\"" + ROOM + "\",\"text\":\"hello\"}")
                            .retrieveMono(String.class))
                    .assertNext(json -> assertThat(json)
                            .contains("\"messageId\":", "\"channelId\":\"" + ROOM, "\"position\":101", "\"sentAt\":"))
                    .expectComplete()
                    .verify(SOON);
            assertThat(buses().sent(SendMessages.class).sender()).isEqualTo(ALICE);
            assertThat(buses().sentMessage(SendMessages.class).getMetaData())
                    .containsKeys("actorAccount", "actorSession", "traceparent", "correlationId");
        }

        @Test
        void shouldAnswerProblemsAsErrors() {
            for (List<String> bad : List.of(
                    List.of("v1.messages.send", "{}", "request.invalid"),
                    List.of("v1.messages.send", "[", "request.malformed"),
                    List.of("v1.nothing", "{}", "request.unknown-path"),
                    List.of("v1.events", "{\"after\":\"x\"}", "request.invalid"),
                    List.of("v1.events", "{\"channels\":[\"" + HIDDEN_ROOM + "\"]}", "channel.not-found"),
                    List.of("v1.messages.send", "{\"x\":\"" + "x".repeat(1_048_577) + "\"}", "request.too-large"))) {
                RSocketRequester.RetrieveSpec asked =
                        connect(token()).route(bad.get(0)).data(bad.get(1));
                StepVerifier.create(
                                bad.get(0).equals("v1.events")
                                        ? asked.retrieveFlux(String.class)
                                        : asked.retrieveMono(String.class).flux())
                        .expectErrorSatisfies(
                                e -> assertThat(e).hasMessageContaining("\"code\":\"" + bad.get(2) + "\""))
                        .verify(SOON);
            }
        }

        @Test
        void shouldRejectASetupWithoutAGoodToken() {
            StepVerifier.create(
                            connect("e30.e30.e30").route("v1.events").data("{}").retrieveFlux(String.class))
                    .expectErrorSatisfies(e -> assertThat(e)
                            .hasMessageContaining("request.unauthenticated")
                            .hasMessageNotContainingAny("Jwt", "jwt", "JOSE", "Exception"))
                    .verify(SOON);
            StepVerifier.create(RSocketRequester.builder()
                            .dataMimeType(MimeTypeUtils.APPLICATION_JSON)
                            .tcp("localhost", rsocketPort)
                            .route("v1.events")
                            .data("{}")
                            .retrieveFlux(String.class))
                    .expectErrorSatisfies(e -> assertThat(e).hasMessageContaining("request.unauthenticated"))
                    .verify(SOON);
        }

        @Test
        void shouldEndWithTheAccessToken() {
            Caller caller = caller(Duration.ofSeconds(2));
            RSocketRequester connection = connect(tokens.issue(caller));
            StepVerifier.create(connection.route("v1.events").data("{}").retrieveFlux(String.class))
                    .expectErrorSatisfies(e -> assertThat(e).hasMessageContaining("request.unauthenticated"))
                    .verify(SOON);
            StepVerifier.create(connection.route("v1.messages.send").data("{}").retrieveMono(String.class))
                    .expectErrorSatisfies(e -> assertThat(e).hasMessageContaining("request.unauthenticated"))
                    .verify(SOON);
        }
    }
}
