package io.plexichat.axonserver;

import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.Rejection;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.queryhandling.QueryExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a sender is told when no handler answered: that the log is not available, for on Axon Server the way to a handler and the log
 * are lost together. What a handler answered passes as it is.
 */
final class RemoteFailures {
    private static final Logger log = LoggerFactory.getLogger(RemoteFailures.class);

    private RemoteFailures() {}

    static CommandExecutionException ofCommand(String command, Throwable failure) {
        if (failure instanceof CommandExecutionException answered && isAnswer(answered)) {
            return answered;
        }
        log.warn("No answer to {}: {}", command, failure.toString());
        return unsent();
    }

    static QueryExecutionException ofQuery(String query, Throwable failure) {
        if (failure instanceof QueryExecutionException answered && isAnswer(answered)) {
            return answered;
        }
        log.warn("No answer to {}: {}", query, failure.toString());
        return unasked();
    }

    /** For a command that cannot be sent now. */
    static CommandExecutionException unsent() {
        Rejection rejection = unavailable("Expected to carry out the command");
        return new CommandExecutionException(rejection.message(), null, rejection, /* writableStackTrace= */ false);
    }

    /** For a query that cannot be asked now. */
    static QueryExecutionException unasked() {
        Rejection rejection = unavailable("Expected to answer");
        return new QueryExecutionException(rejection.message(), null, rejection, /* writableStackTrace= */ false);
    }

    private static boolean isAnswer(HandlerExecutionException answered) {
        return answered.getDetails().filter(Rejection.class::isInstance).isPresent();
    }

    private static Rejection unavailable(String expected) {
        return CommonRejections.LOG_UNAVAILABLE
                .because(expected + ", but the way to where that is done is interrupted.")
                .rejection();
    }
}
