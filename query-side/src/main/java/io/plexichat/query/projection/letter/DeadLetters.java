package io.plexichat.query.projection.letter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.DeadLetterQueueOverflowException;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * The dead letters of one projection. Which sequences are parked is kept in memory, so that a projection without letters pays
 * nothing: whoever changes letters says afterwards whether that was {@link #committed} or is to be {@link #forget forgotten}.
 */
public final class DeadLetters {
    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final int PAGE = 200;

    private final LetterTable table;
    private final LetterLimits limits;
    private final JdbcTemplate database;
    private final Serializer serializer;
    private final EventUpcaster upcasters;
    private final JdbcSequencedDeadLetterQueue<TrackedEventMessage<?>> queue;
    private final List<String> news = new ArrayList<>();
    /** Null when the table has to be asked. */
    private @Nullable Set<String> parked;

    private long change;
    private volatile long count;

    /** @param serializer of the log, so that bytes are kept as they are there */
    public DeadLetters(
            String schema,
            DataSource dataSource,
            TransactionManager transactions,
            Serializer serializer,
            EventUpcaster upcasters,
            LetterLimits limits) {
        this.table = new LetterTable(schema);
        this.limits = limits;
        this.database = new JdbcTemplate(dataSource);
        this.serializer = serializer;
        this.upcasters = upcasters;
        this.queue = JdbcSequencedDeadLetterQueue.<TrackedEventMessage<?>>builder()
                .processingGroup(schema)
                .connectionProvider(new TransactionAwareDataSourceProxy(dataSource)::getConnection)
                .transactionManager(transactions)
                // Asked for though the statements and the converter are ours.
                .genericSerializer(serializer)
                .eventSerializer(serializer)
                .statementFactory(new LetterStatements(table, serializer))
                .converter(new LetterConverter(serializer))
                .maxSequences(limits.sequences())
                .maxSequenceSize(limits.sequenceSize())
                .pageSize(PAGE)
                .build();
    }

    /** Whether a table of a projection's schema is that of its letters. */
    public static boolean isTable(String table) {
        return table.equals(LetterTable.NAME);
    }

    /** Makes the table unless it is there. */
    public void create() {
        queue.createSchema(table);
    }

    /** Drops all. */
    public void clear() {
        queue.clear();
        forget();
    }

    /** As of the last commit; for any thread. */
    public long count() {
        return count;
    }

    /** Asks the table anew. */
    public void refresh() {
        forget();
        parked();
    }

    public boolean none() {
        return parked().isEmpty();
    }

    public boolean holds(String sequence) {
        return parked().contains(sequence);
    }

    /**
     * Puts an event behind those of its sequence.
     *
     * @param cause null when it only waits for others
     * @throws LettersFullException when there is no room
     */
    public synchronized void park(String sequence, TrackedEventMessage<?> message, @Nullable LetterCause cause) {
        long position = message.trackingToken().position().orElseThrow();
        Instant now = GenericDeadLetter.clock.instant();
        boolean isNew = !holds(sequence);
        try {
            queue.enqueue(
                    sequence,
                    new JdbcDeadLetter<>(
                            "",
                            0L,
                            sequence,
                            now,
                            now,
                            cause == null ? null : cause.told(),
                            LetterCause.diagnostics(cause),
                            message));
        } catch (DeadLetterQueueOverflowException _) {
            // Its message quotes the event.
            throw new LettersFullException(position, limits);
        }
        change++;
        if (isNew) {
            parked().add(sequence);
            news.add("sequence " + sequence + " from position " + position + " on: "
                    + (cause == null ? "it needs one that is parked" : cause.type()));
        }
    }

    /** Ordered by the position of their first letter, so that what others need comes before them. */
    public List<String> sequences() {
        return database.query(
                "select sequence_id from " + table.name() + " group by sequence_id order by min(position)",
                (row, _) -> row.getString("sequence_id"));
    }

    /** In the order of {@link #sequences}, those with a letter of a cause. */
    public List<String> sequencesOf(String cause) {
        return database.query(
                "select sequence_id from " + table.name()
                        + " group by sequence_id having bool_or(cause_type = ?) order by min(position)",
                (row, _) -> row.getString("sequence_id"),
                cause);
    }

    public Optional<JdbcDeadLetter<TrackedEventMessage<?>>> find(UUID letter) {
        return database.query(
                "select * from " + table.name() + " where letter_id = ?",
                rows -> rows.next()
                        ? Optional.of(new LetterConverter(serializer).convertToLetter(rows))
                        : Optional.empty(),
                letter);
    }

    /** The first letters of a sequence, in order. */
    public List<JdbcDeadLetter<TrackedEventMessage<?>>> front(String sequence) {
        return StreamSupport.stream(queue.deadLetterSequence(sequence).spliterator(), false)
                .limit(PAGE)
                .map(DeadLetters::stored)
                .toList();
    }

    /** What a letter's event is for this release: none, one or, by its upcasters, several. */
    public List<TrackedEventMessage<?>> read(JdbcDeadLetter<TrackedEventMessage<?>> letter) {
        if (!(letter.message() instanceof DomainEventMessage<?> event)) {
            throw new IllegalArgumentException("Expected a letter with an aggregate.");
        }
        SerializedObject<byte[]> payload = letter.message().serializePayload(serializer, byte[].class);
        SerializedObject<byte[]> metadata = letter.message().serializeMetaData(serializer, byte[].class);
        return EventUtils.upcastAndDeserializeTrackedEvents(
                        Stream.of(new TrackedDomainEventData<>(
                                letter.message().trackingToken(),
                                new GenericDomainEventEntry<>(
                                        event.getType(),
                                        event.getAggregateIdentifier(),
                                        event.getSequenceNumber(),
                                        event.getIdentifier(),
                                        event.getTimestamp(),
                                        payload.getType().getName(),
                                        payload.getType().getRevision(),
                                        payload.getData(),
                                        metadata.getData()))),
                        serializer,
                        upcasters)
                .toList();
    }

    /** Whether this release does not know what a letter's event is. */
    public boolean isOfUnknownType(JdbcDeadLetter<TrackedEventMessage<?>> letter) {
        return read(letter).stream().anyMatch(event -> event.getPayloadType() == UnknownSerializedType.class);
    }

    /** Takes a letter out, because it was taken or is given up. */
    public synchronized void evict(JdbcDeadLetter<TrackedEventMessage<?>> letter) {
        queue.evict(letter);
        change--;
        if (!queue.contains(letter.getSequenceIdentifier())) {
            parked().remove(letter.getSequenceIdentifier());
        }
    }

    /** Leaves a letter where it is, and tells why. */
    public void keep(JdbcDeadLetter<TrackedEventMessage<?>> letter, LetterCause cause) {
        queue.requeue(
                letter,
                _ -> new JdbcDeadLetter<>(
                        letter.getIdentifier(),
                        letter.getSequenceIndex(),
                        letter.getSequenceIdentifier(),
                        letter.enqueuedAt(),
                        letter.lastTouched(),
                        cause.told(),
                        LetterCause.diagnostics(cause),
                        letter.message()));
    }

    /** All that was changed stays. */
    public synchronized void committed() {
        count += change;
        change = 0;
        news.forEach(sequence -> log.warn("{} parked {}.", table.schema(), sequence));
        news.clear();
    }

    /** What was changed was undone, or another process may have changed letters. */
    public synchronized void forget() {
        parked = null;
        change = 0;
        news.clear();
    }

    private synchronized Set<String> parked() {
        Set<String> known = parked;
        if (known == null) {
            known = new HashSet<>(sequences());
            parked = known;
            count = known.isEmpty() ? 0 : queue.size();
        }
        return known;
    }

    private static JdbcDeadLetter<TrackedEventMessage<?>> stored(DeadLetter<? extends TrackedEventMessage<?>> letter) {
        if (letter instanceof JdbcDeadLetter<? extends TrackedEventMessage<?>> stored) {
            @SuppressWarnings("unchecked") // It comes from the converter here.
            JdbcDeadLetter<TrackedEventMessage<?>> ours = (JdbcDeadLetter<TrackedEventMessage<?>>) stored;
            return ours;
        }
        throw new IllegalStateException("Expected a letter of the table.");
    }
}
