package io.plexichat.query.projection;

import io.plexichat.query.projection.letter.DeadLetters;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a projection set aside, and how it comes back: at the start of the process, now and then, and when somebody asks. Only the
 * process that holds the claim on the projection changes anything; others are told by {@link UnableToClaimTokenException}.
 */
public final class ParkedEvents {
    private static final Logger log = LoggerFactory.getLogger(ParkedEvents.class);

    private final Schema schema;
    private final DeadLetters letters;
    private final LetterRetry retry;
    private final Backoff backoff = new Backoff(Duration.ofMinutes(1), Duration.ofHours(1));
    private long seen;

    ParkedEvents(Schema schema, DeadLetters letters, LetterRetry retry) {
        this.schema = schema;
        this.letters = letters;
        this.retry = retry;
    }

    public long count() {
        return letters.count();
    }

    /**
     * Tries every sequence.
     *
     * @return how many events were taken
     */
    public long retry() throws Exception {
        long taken = retry.takeAll();
        if (taken > 0) {
            log.info("{} took {} parked events; {} are left.", schema, taken, count());
        }
        return taken;
    }

    /**
     * Tries the sequence of one letter, from its first.
     *
     * @return how many events were taken; empty when there is no such letter
     */
    public Optional<Long> retry(UUID letter) throws Exception {
        Optional<JdbcDeadLetter<TrackedEventMessage<?>>> found = letters.find(letter);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(retry.take(found.get().getSequenceIdentifier()));
    }

    /**
     * Tries the sequences of a cause.
     *
     * @param cause as its letters tell it
     * @return how many events were taken
     */
    public long retryAllOf(String cause) throws Exception {
        long taken = 0;
        for (String sequence : letters.sequencesOf(cause)) {
            taken += retry.take(sequence);
        }
        return taken;
    }

    /** @return how many events of a sequence were taken */
    public long retrySequence(String sequence) throws Exception {
        return retry.take(sequence);
    }

    /** @return how many events of a sequence were given up */
    public long evictSequence(String sequence) throws Exception {
        long gone = retry.evictAll(sequence);
        if (gone > 0) {
            log.warn("{} gave {} parked events up, as told to: sequence {}.", schema, gone, sequence);
        }
        return gone;
    }

    /**
     * Gives one event up: the projection goes on as if it had not happened, until it is rebuilt.
     *
     * @return whether there was such a letter
     */
    public boolean evict(UUID letter) throws Exception {
        boolean gone = retry.evict(letter);
        if (gone) {
            log.warn("{} gave a parked event up, as told to: letter {}.", schema, letter);
        }
        return gone;
    }

    /** @return when to try again */
    Duration retryNow() {
        long count = count();
        if (count == 0 || count > seen) {
            backoff.reset();
        }
        if (count > 0) {
            tryQuietly();
        }
        seen = count();
        return backoff.next();
    }

    /** Tries every sequence; a failure is only logged. */
    public void tryQuietly() {
        try {
            retry();
        } catch (UnableToClaimTokenException _) {
            log.debug("{} is another process's now.", schema);
        } catch (Exception e) {
            // Not its message: it may quote content.
            log.warn(
                    "{} could not try its parked events: {}.",
                    schema,
                    e.getClass().getName());
        }
    }
}
