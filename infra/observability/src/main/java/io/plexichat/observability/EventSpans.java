package io.plexichat.observability;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.tracing.NoOpSpanFactory;
import org.axonframework.tracing.Span;
import org.axonframework.tracing.SpanFactory;

/**
 * Spans of projections: one for each fresh event whose trace is sampled, as a part of that trace. A batch has none of its own,
 * for it belongs to many traces, and a replay has none, for the traces it would continue ended long ago.
 */
final class EventSpans implements EventProcessorSpanFactory {
    private static final Duration FRESH = Duration.ofMinutes(2);

    private final SpanFactory spans;
    private final InstantSource clock;
    private final RecentTraces traces;

    EventSpans(SpanFactory spans, InstantSource clock, RecentTraces traces) {
        this.spans = spans;
        this.clock = clock;
        this.traces = traces;
    }

    @Override
    public Span createBatchSpan(boolean streaming, List<? extends EventMessage<?>> events) {
        return NoOpSpanFactory.NoOpSpan.INSTANCE;
    }

    @Override
    public Span createProcessEventSpan(boolean streaming, EventMessage<?> event) {
        boolean fresh = event.getTimestamp().isAfter(clock.instant().minus(FRESH));
        if (!fresh || !MessageContext.isSampled(event)) {
            return NoOpSpanFactory.NoOpSpan.INSTANCE;
        }
        traces.remember(event);
        return spans.createChildHandlerSpan(() -> "Projection.handle", event);
    }
}
