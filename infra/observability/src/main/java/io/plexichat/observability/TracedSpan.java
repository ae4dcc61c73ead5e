package io.plexichat.observability;

import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.plexichat.kernel.RejectedException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.tracing.Span;
import org.axonframework.tracing.SpanScope;

/** An OpenTelemetry span as Axon sees one. It begins when Axon starts it, not when Axon asks for it. */
final class TracedSpan implements Span {
    private final SpanBuilder builder;
    private io.opentelemetry.api.trace.Span span = io.opentelemetry.api.trace.Span.getInvalid();

    TracedSpan(SpanBuilder builder) {
        this.builder = builder;
    }

    @Override
    public Span start() {
        span = builder.startSpan();
        return this;
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // Axon closes the scope it is given.
    public SpanScope makeCurrent() {
        Scope scope = span.makeCurrent();
        return scope::close;
    }

    @Override
    public void end() {
        span.end();
    }

    /** Marks the span by the kind of failure. Messages of exceptions may quote input, so they stay here. */
    @Override
    public Span recordException(Throwable failure) {
        span.setAttribute("error.type", failure.getClass().getName());
        span.setStatus(isAnswer(failure) ? StatusCode.UNSET : StatusCode.ERROR);
        return this;
    }

    @Override
    public Span addAttribute(String key, String value) {
        builder.setAttribute(key, value);
        span.setAttribute(key, value);
        return this;
    }

    /** A rejection is what was to be found out, not a failure. */
    private static boolean isAnswer(Throwable failure) {
        return failure instanceof RejectedException
                || (failure instanceof HandlerExecutionException execution
                        && execution.getDetails().isPresent());
    }
}
