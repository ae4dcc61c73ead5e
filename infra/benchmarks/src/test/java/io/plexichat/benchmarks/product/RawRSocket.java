package io.plexichat.benchmarks.product;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import io.rsocket.Payload;
import io.rsocket.RSocket;
import io.rsocket.core.RSocketConnector;
import io.rsocket.metadata.AuthMetadataCodec;
import io.rsocket.metadata.CompositeMetadataCodec;
import io.rsocket.metadata.TaggingMetadataCodec;
import io.rsocket.metadata.WellKnownMimeType;
import io.rsocket.transport.netty.client.TcpClientTransport;
import io.rsocket.util.ByteBufPayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** RSocket over TCP by the bare library. */
public final class RawRSocket implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final RSocket socket;

    private RawRSocket(RSocket socket) {
        this.socket = socket;
    }

    public static RawRSocket connect(int port, String token) {
        CompositeByteBuf metadata = Unpooled.compositeBuffer();
        CompositeMetadataCodec.encodeAndAddMetadata(
                metadata,
                ByteBufAllocator.DEFAULT,
                WellKnownMimeType.MESSAGE_RSOCKET_AUTHENTICATION,
                AuthMetadataCodec.encodeBearerMetadata(ByteBufAllocator.DEFAULT, token.toCharArray()));
        Mono<RSocket> connected = RSocketConnector.create()
                .setupPayload(ByteBufPayload.create(Unpooled.EMPTY_BUFFER, metadata))
                .metadataMimeType(WellKnownMimeType.MESSAGE_RSOCKET_COMPOSITE_METADATA.getString())
                .dataMimeType("application/json")
                .connect(TcpClientTransport.create("127.0.0.1", port));
        return new RawRSocket(connected.blockOptional(Duration.ofSeconds(10)).orElseThrow());
    }

    public Flux<JsonNode> stream(String route, Object request) {
        return Flux.defer(() -> socket.requestStream(payload(route, request))).map(RawRSocket::read);
    }

    Mono<JsonNode> request(String route, Object request) {
        return Mono.defer(() -> socket.requestResponse(payload(route, request))).map(RawRSocket::read);
    }

    private static Payload payload(String route, Object request) {
        CompositeByteBuf metadata = Unpooled.compositeBuffer();
        CompositeMetadataCodec.encodeAndAddMetadata(
                metadata,
                ByteBufAllocator.DEFAULT,
                WellKnownMimeType.MESSAGE_RSOCKET_ROUTING,
                TaggingMetadataCodec.createRoutingMetadata(ByteBufAllocator.DEFAULT, List.of(route))
                        .getContent());
        byte[] data = JSON.writeValueAsString(request).getBytes(StandardCharsets.UTF_8);
        return ByteBufPayload.create(Unpooled.wrappedBuffer(data), metadata);
    }

    private static JsonNode read(Payload payload) {
        try {
            return JSON.readTree(payload.getDataUtf8());
        } finally {
            payload.release();
        }
    }

    @Override
    public void close() {
        socket.dispose();
    }
}
