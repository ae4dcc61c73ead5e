package io.plexichat.observability;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.plexichat.kernel.MetadataKeys;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.jspecify.annotations.Nullable;

/** The trace context in the metadata of a message. */
final class MessageContext {
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    private MessageContext() {}

    /** A context with the span that the message was sent in; the root context when it names none. */
    static Context of(Message<?> message) {
        return of(message.getMetaData().get(MetadataKeys.TRACEPARENT) instanceof String text ? text : null);
    }

    static Context of(@Nullable String traceparent) {
        return traceparent == null ? Context.root() : W3C.extract(Context.root(), traceparent, Only.TRACEPARENT);
    }

    static boolean isSampled(Message<?> message) {
        return Span.fromContext(of(message)).getSpanContext().isSampled();
    }

    /** The message as sent in the current span; as it is when there is no such span. */
    @SuppressWarnings("unchecked")
    static <M extends Message<?>> M sentNow(M message) {
        @Nullable String traceparent = traceparent(Context.current());
        return traceparent == null ? message : (M) message.andMetaData(Map.of(MetadataKeys.TRACEPARENT, traceparent));
    }

    static @Nullable String traceparent(Context context) {
        @Nullable String[] header = new @Nullable String[1];
        W3C.inject(context, header, (carrier, name, value) -> {
            if (carrier != null && name.equals("traceparent")) {
                carrier[0] = value;
            }
        });
        return header[0];
    }

    private enum Only implements TextMapGetter<String> {
        TRACEPARENT;

        @Override
        public Iterable<String> keys(String carrier) {
            return List.of("traceparent");
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return key.equals("traceparent") ? carrier : null;
        }
    }
}
