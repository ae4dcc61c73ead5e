package io.plexichat.axonserver;

import io.axoniq.axonserver.connector.ErrorCategory;
import io.axoniq.axonserver.connector.impl.StreamClosedException;
import io.axoniq.axonserver.connector.impl.StreamTimeoutException;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.TimeoutException;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.EventPublicationFailedException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/** Tells in Axon's words what went wrong at Axon Server, which comes in those of several libraries. */
final class LogFailures {
    private static final Metadata.Key<String> CODE =
            Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER);

    private LogFailures() {}

    /** A conflict, or a log that is not available; the failure itself when it is neither. */
    static Throwable explained(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyException || cause instanceof EventStoreException) {
                return cause;
            }
            if (isConflict(cause)) {
                return new ConcurrencyException("Somebody else appended to the same aggregate.", failure);
            }
            if (isOfTheServer(cause)) {
                return new EventStoreException("Axon Server failed: " + cause.getMessage(), failure);
            }
        }
        return failure;
    }

    private static boolean isConflict(Throwable cause) {
        String conflict = ErrorCategory.INVALID_EVENT_SEQUENCE.errorCode();
        return switch (cause) {
            case StatusRuntimeException grpc -> conflict.equals(code(grpc));
            case io.axoniq.axonserver.connector.AxonServerException server ->
                server.getErrorCategory() == ErrorCategory.INVALID_EVENT_SEQUENCE;
            default -> false;
        };
    }

    private static boolean isOfTheServer(Throwable cause) {
        return switch (cause) {
            case StatusRuntimeException _,
                    StreamClosedException _,
                    StreamTimeoutException _,
                    io.axoniq.axonserver.connector.AxonServerException _,
                    AxonServerException _,
                    EventPublicationFailedException _,
                    TimeoutException _ -> true;
            default -> false;
        };
    }

    private static @Nullable String code(StatusRuntimeException grpc) {
        Metadata trailers = grpc.getTrailers();
        return trailers == null ? null : trailers.get(CODE);
    }
}
