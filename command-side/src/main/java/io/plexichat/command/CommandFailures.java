package io.plexichat.command;

import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.RejectionCode;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the answer to a command out of whatever went wrong with it. Logs what is not the sender's doing, without the payload. */
final class CommandFailures {
    private static final Logger log = LoggerFactory.getLogger(CommandFailures.class);

    private CommandFailures() {}

    /** Whether the same command may succeed when it is handled again: somebody else was quicker. */
    static boolean isConflict(Throwable failure) {
        return failure instanceof ConcurrencyException
                || failure instanceof AggregateStreamCreationException
                || failure instanceof DeadlockException;
    }

    static CommandExecutionException toAnswer(CommandMessage<?> command, Throwable failure) {
        if (failure instanceof CommandExecutionException answer
                && answer.getDetails().isPresent()) {
            return answer;
        }
        Rejection rejection = failure instanceof RejectedException rejected
                ? rejected.rejection()
                : rejectionOf(command.getCommandName(), failure);
        return new CommandExecutionException(
                rejection.code() + ": " + rejection.message(), null, rejection, /* writableStackTrace= */ false);
    }

    private static Rejection rejectionOf(String command, Throwable failure) {
        if (isConflict(failure)) {
            return reject(CommonRejections.CONCURRENT_CHANGE, "but others kept changing the same.");
        }
        if (failure instanceof LockAcquisitionFailedException) {
            return reject(CommonRejections.SERVER_BUSY, "but too many wait for the same.");
        }
        if (failure instanceof EventStoreException) {
            log.warn("Command {} failed at the log.", command, failure);
            return reject(CommonRejections.LOG_UNAVAILABLE, "but the log is not available.");
        }
        log.error("Command {} failed.", command, failure);
        return reject(CommonRejections.SERVER_FAILED, "but the server failed.");
    }

    private static Rejection reject(RejectionCode code, String but) {
        return code.because("Expected to carry out the command, " + but).rejection();
    }
}
