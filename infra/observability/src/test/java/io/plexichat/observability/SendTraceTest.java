package io.plexichat.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.plexichat.kernel.MetadataKeys;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.DefaultCommandBusSpanFactory;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventhandling.DefaultEventBusSpanFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.SimpleEventBus;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.tracing.NoOpSpanFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** The way of a send through Axon's own buses, with nothing between them but the metadata of messages. */
class SendTraceTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private static final long POSITION = 7;
    private static final String SAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final Tracing tracing = Tracing.through(SimpleSpanProcessor.create(exporter), 1, InstantSource.fixed(NOW));
    private final SimpleEventBus eventBus = SimpleEventBus.builder()
            .spanFactory(DefaultEventBusSpanFactory.builder()
                    .spanFactory(tracing.spans())
                    .build())
            .build();
    private final SimpleCommandBus commandBus = SimpleCommandBus.builder()
            .spanFactory(DefaultCommandBusSpanFactory.builder()
                    .spanFactory(tracing.spans())
                    .build())
            .build();

    @BeforeEach
    void handleCommandsAndEvents() {
        commandBus.subscribe(String.class.getName(), command -> {
            eventBus.publish(new GenericEventMessage<>(new GenericMessage<>("event"), () -> NOW));
            return null;
        });
        eventBus.subscribe(events -> events.forEach(this::project));
    }

    @AfterEach
    void close() {
        tracing.close();
    }

    @Nested
    class Sampled {
        @Test
        void shouldMakeOneConnectedTraceOfASend() {
            request(SAMPLED);

            List<SpanData> spans = exporter.getFinishedSpanItems();
            assertThat(spans)
                    .extracting(SpanData::getName)
                    .anyMatch(name -> name.equals("POST"))
                    .anyMatch(name -> name.startsWith("CommandBus.handleCommand"))
                    .anyMatch(name -> name.startsWith("EventBus.publishEvent"))
                    .anyMatch(name -> name.startsWith("Projection.handle"))
                    .anyMatch(name -> name.equals("Live.push"));
            assertThat(spans).extracting(SpanData::getTraceId).containsOnly("0af7651916cd43dd8448eb211c80319c");
            Set<String> ids = spans.stream().map(SpanData::getSpanId).collect(Collectors.toSet());
            assertThat(spans)
                    .filteredOn(span -> !ids.contains(span.getParentSpanId()))
                    .as("only the request hangs on what is not from here")
                    .extracting(SpanData::getName, SpanData::getParentSpanId)
                    .containsExactly(tuple("POST", "b7ad6b7169203331"));
        }

        @Test
        void shouldBeginATraceWithTheRequestWhenItBringsNone() {
            request(null);

            List<SpanData> spans = exporter.getFinishedSpanItems();
            assertThat(spans)
                    .extracting(SpanData::getTraceId)
                    .hasSizeGreaterThan(3)
                    .containsOnly(spans.getFirst().getTraceId());
            assertThat(spans)
                    .filteredOn(span -> span.getParentSpanId().equals(SpanId.getInvalid()))
                    .extracting(SpanData::getName)
                    .containsExactly("POST");
        }

        @Test
        void shouldNotTraceReplayedEvents() {
            EventMessage<?> old = new GenericEventMessage<>(
                    new GenericMessage<>("event", Map.of(MetadataKeys.TRACEPARENT, SAMPLED)),
                    () -> NOW.minusSeconds(3600));

            assertThat(tracing.eventSpans().createProcessEventSpan(true, old))
                    .isSameAs(NoOpSpanFactory.NoOpSpan.INSTANCE);
        }
    }

    @Nested
    class NotSampled {
        @Test
        void shouldKeepTheDecisionOfTheClient() {
            request("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00");

            assertThat(exporter.getFinishedSpanItems()).isEmpty();
        }
    }

    @Nested
    class Off {
        @Test
        void shouldBeAxonsSpansThatDoNothing() {
            try (Tracing off = OtlpExporter.tracing(
                    new TracingSettings(null, TracingSettings.OtlpProtocol.GRPC, 1), InstantSource.system())) {
                assertThat(off.spans()).isSameAs(NoOpSpanFactory.INSTANCE);
                assertThat(off.requests()).isEmpty();
            }
        }
    }

    private void request(@Nullable String traceparent) {
        MockServerHttpRequest.BaseBuilder<?> request = MockServerHttpRequest.post("/api/v1/channels/1/messages");
        if (traceparent != null) {
            request.header("traceparent", traceparent);
        }
        WebFilter filter = tracing.requests().orElseThrow();
        filter.filter(
                        MockServerWebExchange.from(request),
                        exchange -> Mono.fromRunnable(() -> {
                            String header = exchange.getRequest().getHeaders().getFirst("traceparent");
                            CommandMessage<?> command = new GenericCommandMessage<>("command")
                                    .withMetaData(Map.of(MetadataKeys.TRACEPARENT, header));
                            commandBus.dispatch(command);
                        }))
                .block();
    }

    /** As a streaming processor does, with its own thread's empty context. */
    private void project(EventMessage<?> event) {
        TrackedEventMessage<?> tracked =
                new GenericTrackedEventMessage<>(new GlobalSequenceTrackingToken(POSITION), event, () -> NOW);
        try {
            Thread.ofPlatform()
                    .start(() -> tracing.eventSpans()
                            .createProcessEventSpan(true, tracked)
                            .run(() -> {}))
                    .join();
            tracing.pushed(POSITION);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
