package io.plexichat.axonserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.axoniq.axonserver.connector.ErrorCategory;
import io.axoniq.axonserver.connector.impl.StreamClosedException;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.plexichat.kernel.CommonRejections;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.ExecutionException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogFailuresTest {

    static Stream<Throwable> unavailable() {
        return Stream.of(
                new StatusRuntimeException(Status.UNAVAILABLE),
                new CompletionException(new StatusRuntimeException(Status.UNAVAILABLE)),
                new StreamClosedException(new StatusRuntimeException(Status.UNAVAILABLE)),
                new io.axoniq.axonserver.connector.AxonServerException(ErrorCategory.OTHER, "away", ""),
                new AxonServerException("AXONIQ-0001", "away"),
                new ExecutionException("slow", new TimeoutException()));
    }

    static Stream<Throwable> conflicts() {
        Metadata trailers = new Metadata();
        trailers.put(Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER), "AXONIQ-2000");
        return Stream.of(
                new StatusRuntimeException(Status.OUT_OF_RANGE, trailers),
                new CompletionException(new StatusRuntimeException(Status.OUT_OF_RANGE, trailers)),
                new io.axoniq.axonserver.connector.AxonServerException(
                        ErrorCategory.INVALID_EVENT_SEQUENCE, "taken", ""));
    }

    @ParameterizedTest
    @MethodSource("unavailable")
    void shouldTellThatTheLogIsAway(Throwable failure) {
        assertThat(LogFailures.explained(failure)).isInstanceOf(EventStoreException.class);
    }

    @ParameterizedTest
    @MethodSource("conflicts")
    void shouldTellAConflict(Throwable failure) {
        assertThat(LogFailures.explained(failure)).isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void shouldLeaveOtherFailuresAlone() {
        Throwable rejected = CommonRejections.SERVER_BUSY.because("Expected to have time, but have none.");
        Throwable broken = new IllegalStateException("broken");

        assertThat(LogFailures.explained(rejected)).isSameAs(rejected);
        assertThat(LogFailures.explained(broken)).isSameAs(broken);
    }
}
