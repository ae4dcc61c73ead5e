package io.plexichat.observability;

import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.axonframework.messaging.Message;
import org.axonframework.tracing.Span;
import org.axonframework.tracing.SpanAttributesProvider;
import org.axonframework.tracing.SpanFactory;
import org.axonframework.tracing.SpanUtils;

/** Gives Axon's buses and processors spans of OpenTelemetry. */
final class TraceSpanFactory implements SpanFactory {
    private final Tracer tracer;
    private final List<SpanAttributesProvider> attributes = new CopyOnWriteArrayList<>();

    TraceSpanFactory(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public Span createRootTrace(Supplier<String> name) {
        return new TracedSpan(tracer.spanBuilder(name.get()).setNoParent());
    }

    @Override
    public Span createHandlerSpan(
            Supplier<String> name, Message<?> parent, boolean isChild, Message<?>... linkedParents) {
        SpanBuilder builder = builder(name, parent).setSpanKind(SpanKind.CONSUMER);
        if (isChild) {
            builder.setParent(parentOf(parent));
        } else {
            builder.setNoParent();
            link(builder, parent);
        }
        for (Message<?> linked : linkedParents) {
            link(builder, linked);
        }
        return new TracedSpan(builder);
    }

    @Override
    public Span createDispatchSpan(Supplier<String> name, Message<?> message, Message<?>... linkedSiblings) {
        SpanBuilder builder =
                builder(name, message).setSpanKind(SpanKind.PRODUCER).setParent(hereOr(message));
        for (Message<?> linked : linkedSiblings) {
            link(builder, linked);
        }
        return new TracedSpan(builder);
    }

    @Override
    public Span createInternalSpan(Supplier<String> name) {
        return new TracedSpan(tracer.spanBuilder(name.get()));
    }

    @Override
    public Span createInternalSpan(Supplier<String> name, Message<?> message) {
        return new TracedSpan(builder(name, message).setParent(hereOr(message)));
    }

    @Override
    public void registerSpanAttributeProvider(SpanAttributesProvider provider) {
        attributes.add(provider);
    }

    @Override
    public <M extends Message<?>> M propagateContext(M message) {
        return MessageContext.sentNow(message);
    }

    private SpanBuilder builder(Supplier<String> name, Message<?> message) {
        SpanBuilder builder = tracer.spanBuilder(name.get() + "(" + SpanUtils.determineMessageName(message) + ")")
                .setAttribute("messaging.message.id", message.getIdentifier());
        attributes.forEach(provider -> provider.provideForMessage(message).forEach(builder::setAttribute));
        return builder;
    }

    private static void link(SpanBuilder builder, Message<?> message) {
        builder.addLink(io.opentelemetry.api.trace.Span.fromContext(MessageContext.of(message))
                .getSpanContext());
    }

    /** What is handled continues where it was sent, whatever this thread does besides. */
    private static Context parentOf(Message<?> message) {
        Context sent = MessageContext.of(message);
        return hasSpan(sent) ? sent : Context.current();
    }

    /** What is sent belongs to what this thread does; on a fresh thread, to what the message says. */
    private static Context hereOr(Message<?> message) {
        return hasSpan(Context.current()) ? Context.current() : MessageContext.of(message);
    }

    private static boolean hasSpan(Context context) {
        return io.opentelemetry.api.trace.Span.fromContext(context)
                .getSpanContext()
                .isValid();
    }
}
