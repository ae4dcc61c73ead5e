package io.plexichat.observability;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DefaultEventProcessorSpanFactory;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.tracing.NoOpSpanFactory;
import org.axonframework.tracing.SpanFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.WebFilter;

/** What the parts of a server take to be traced; when off, Axon's spans that do nothing and no filter. */
public final class Tracing implements AutoCloseable {
    private static final long FLUSH_SECONDS = 2;

    private final @Nullable SdkTracerProvider provider;
    private final SpanFactory spans;
    private final EventProcessorSpanFactory eventSpans;
    private final @Nullable Tracer tracer;
    private final RecentTraces traces;

    private Tracing(
            @Nullable SdkTracerProvider provider,
            @Nullable Tracer tracer,
            SpanFactory spans,
            EventProcessorSpanFactory eventSpans,
            RecentTraces traces) {
        this.provider = provider;
        this.tracer = tracer;
        this.traces = traces;
        this.spans = spans;
        this.eventSpans = eventSpans;
    }

    public static Tracing off() {
        return new Tracing(
                null,
                null,
                NoOpSpanFactory.INSTANCE,
                DefaultEventProcessorSpanFactory.builder()
                        .spanFactory(NoOpSpanFactory.INSTANCE)
                        .build(),
                new RecentTraces());
    }

    /** Hands finished spans to the exporter in batches from a thread of its own; full queues drop spans, never hold up work. */
    public static Tracing to(SpanExporter exporter, TracingSettings settings, InstantSource clock) {
        return through(BatchSpanProcessor.builder(exporter).build(), settings.samplingRatio(), clock);
    }

    /** Traces that arrive keep their decision; those that begin here are sampled by the ratio. */
    static Tracing through(SpanProcessor processor, double samplingRatio, InstantSource clock) {
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(Resource.getDefault()
                        .merge(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "plexichat"))))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(samplingRatio)))
                .addSpanProcessor(processor)
                .build();
        Tracer tracer = provider.get("io.plexichat");
        SpanFactory spans = new TraceSpanFactory(tracer);
        RecentTraces traces = new RecentTraces();
        return new Tracing(provider, tracer, spans, new EventSpans(spans, clock, traces), traces);
    }

    public SpanFactory spans() {
        return spans;
    }

    /** For streaming processors, which handle events in batches. */
    public EventProcessorSpanFactory eventSpans() {
        return eventSpans;
    }

    /** Comes first in the chain; empty when tracing is off. */
    public Optional<WebFilter> requests() {
        return Optional.ofNullable(tracer).map(RequestSpans::new);
    }

    /** Marks when a live event went out, in the trace of what caused it. */
    public void pushed(long position) {
        if (tracer != null) {
            traces.take(position)
                    .ifPresent(context -> tracer.spanBuilder("Live.push")
                            .setSpanKind(SpanKind.PRODUCER)
                            .setParent(context)
                            .setAttribute("plexichat.position", position)
                            .startSpan()
                            .end());
        }
    }

    /** Sends what is waiting, for a bounded time. */
    @Override
    public void close() {
        if (provider != null) {
            var _ = provider.shutdown().join(FLUSH_SECONDS, TimeUnit.SECONDS);
        }
    }
}
