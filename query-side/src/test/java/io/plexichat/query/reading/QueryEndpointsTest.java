package io.plexichat.query.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.Rejection;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.GenericQueryMessage;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.CannotCreateTransactionException;
import reactor.core.publisher.Mono;

class QueryEndpointsTest {
    private final QueryBus bus = SimpleQueryBus.builder().build();

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new DataAccessResourceFailureException("no connection"), "read-model.unavailable"),
                Arguments.of(new TransientDataAccessResourceException("ended"), "read-model.unavailable"),
                Arguments.of(new QueryTimeoutException("none in time"), "read-model.unavailable"),
                Arguments.of(new CannotCreateTransactionException("no connection"), "read-model.unavailable"),
                Arguments.of(new IllegalStateException("a bug"), "server.failed"),
                Arguments.of(CommonRejections.FORBIDDEN_REQUEST.because("Not you."), "request.forbidden"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void shouldTellWhatIsAwayFromWhatIsWrong(RuntimeException failure, String code) {
        Answers answers = new Answers();
        answers.answer(String.class, String.class, Freshness.of(List.of()), _ -> Mono.error(failure));
        new QueryEndpoints(bus, () -> answers).open();

        assertThat(bus.query(new GenericQueryMessage<>("asked", ResponseTypes.instanceOf(String.class))))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(
                        QueryExecutionException.class,
                        refused -> assertThat(refused.<Rejection>getDetails()
                                        .orElseThrow()
                                        .code())
                                .isEqualTo(code));
    }
}
