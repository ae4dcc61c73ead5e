package io.plexichat.gateway.live;

import static io.plexichat.gateway.Samples.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import io.plexichat.gateway.GatewayContract;
import io.plexichat.gateway.Samples;
import io.rsocket.DuplexConnection;
import io.rsocket.Payload;
import io.rsocket.RSocket;
import io.rsocket.core.RSocketConnector;
import io.rsocket.core.Resume;
import io.rsocket.metadata.AuthMetadataCodec;
import io.rsocket.metadata.CompositeMetadataCodec;
import io.rsocket.metadata.TaggingMetadataCodec;
import io.rsocket.metadata.WellKnownMimeType;
import io.rsocket.plugins.DuplexConnectionInterceptor;
import io.rsocket.transport.netty.client.TcpClientTransport;
import io.rsocket.util.DefaultPayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;

/** Sessions that are cut and go on. */
class RSocketResumeIT extends GatewayContract {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Value("${local.rsocket.server.port}")
    private int rsocketPort;

    @Autowired
    private LiveHub hub;

    private final List<DuplexConnection> connections = new CopyOnWriteArrayList<>();

    @Test
    void shouldGoOnAfterACutWithoutGapOrRepetition() {
        long start = fake.head();
        Hubs.await(hub, start);
        RSocket client = Objects.requireNonNull(connect().block(SOON));
        Flux<String> positions = client.requestStream(request("v1.events", "{\"after\":" + start + "}"))
                .map(Payload::getDataUtf8)
                .map(json -> json.replaceFirst(".*?\"position\":([0-9]+),.*", "$1"));

        StepVerifier.create(positions)
                .then(() -> fake.publish(Samples.sent(start + 1, ROOM, "one")))
                .expectNext(Long.toString(start + 1))
                .then(() -> connections.getLast().dispose())
                .then(() -> fake.publish(Samples.sent(start + 2, ROOM, "two"), Samples.sent(start + 3, ROOM, "three")))
                .expectNext(Long.toString(start + 2), Long.toString(start + 3))
                .thenCancel()
                .verify(SOON);
        assertThat(connections).hasSizeGreaterThan(1);
        client.dispose();
    }

    private Mono<RSocket> connect() {
        ByteBuf bearer = AuthMetadataCodec.encodeBearerMetadata(ByteBufAllocator.DEFAULT, token().toCharArray());
        return RSocketConnector.create()
                .setupPayload(DefaultPayload.create(
                        Unpooled.EMPTY_BUFFER, composite(WellKnownMimeType.MESSAGE_RSOCKET_AUTHENTICATION, bearer)))
                .dataMimeType("application/json")
                .metadataMimeType(WellKnownMimeType.MESSAGE_RSOCKET_COMPOSITE_METADATA.getString())
                .resume(new Resume().retry(Retry.fixedDelay(50, Duration.ofMillis(50))))
                .interceptors(registry -> registry.forConnection((type, connection) -> {
                    if (type == DuplexConnectionInterceptor.Type.SOURCE) {
                        connections.add(connection);
                    }
                    return connection;
                }))
                .connect(TcpClientTransport.create("localhost", rsocketPort));
    }

    private static Payload request(String route, String data) {
        ByteBuf tags = TaggingMetadataCodec.createTaggingContent(ByteBufAllocator.DEFAULT, List.of(route));
        return DefaultPayload.create(
                Unpooled.copiedBuffer(data, StandardCharsets.UTF_8),
                composite(WellKnownMimeType.MESSAGE_RSOCKET_ROUTING, tags));
    }

    private static ByteBuf composite(WellKnownMimeType type, ByteBuf content) {
        CompositeByteBuf composite = ByteBufAllocator.DEFAULT.compositeBuffer();
        CompositeMetadataCodec.encodeAndAddMetadata(composite, ByteBufAllocator.DEFAULT, type, content);
        return composite;
    }
}
