package io.plexichat.eventstore;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.AbstractEventBus;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * An Axon event store on Postgres whose positions are 0, 1, 2, ... in commit order.
 *
 * <p>The events of a unit of work are appended at the end of its prepare-commit phase, as one atomic and contiguous range;
 * the thread that commits waits until they are durable. Subscribing event processors run before that. A conflict fails the
 * unit of work with {@code AggregateStreamCreationException} (sequence number 0) or {@code ConcurrencyException}; what a
 * lost database does is told by {@link LogUnavailableException}. Tokens are {@link GlobalSequenceTrackingToken}s.
 */
public final class PostgresEventStore extends AbstractEventBus implements EventStore, AutoCloseable {

    private static final String APPENDED = PositionRange.class.getName();
    private static final long BEFORE_FIRST = -1;
    private static final int READERS = 2;

    private final String stagedKey = "staged-" + IdentifierFactory.getInstance().generateIdentifier();
    private final LogOwner owner;
    private final LogTail tail;
    private final RecentEvents recent;
    private final LogAppender appender;
    private final LogReader reader;
    private final AggregateSnapshots snapshots;
    private final AggregateHistory history;
    private final PastLog past;
    private final EventDecoder decoder;
    private final int pageSize;
    /** Those who read ahead, for all streams together: however many are behind, no more connections are taken for it. */
    private final ExecutorService readers = Executors.newFixedThreadPool(
            READERS, Thread.ofPlatform().name("log-reader-", 0).daemon().factory());

    private PostgresEventStore(PostgresEventStoreBuilder builder, LogOwner owner) {
        super(builder);
        this.owner = owner;
        this.tail = new LogTail(owner.head().position());
        this.recent = new RecentEvents(builder.memoryEvents(), builder.memoryBytes());
        this.appender = new LogAppender(builder, owner, recent, tail);
        this.reader = new LogReader(builder.dataSource());
        this.decoder = new EventDecoder(builder);
        this.snapshots = new AggregateSnapshots(builder);
        this.history = new AggregateHistory(builder, snapshots, decoder);
        this.past = new PastLog(tail, new LogSearch(builder.dataSource()), history);
        this.pageSize = builder.pageSize();
    }

    public static PostgresEventStoreBuilder builder() {
        return new PostgresEventStoreBuilder();
    }

    static PostgresEventStore open(PostgresEventStoreBuilder builder) {
        builder.validate();
        LogOwner owner = new LogOwner(builder.dataSource(), builder.ownershipPatience(), builder.networkTimeout());
        try {
            owner.open();
        } catch (SQLException e) {
            throw new LogUnavailableException("Expected to open the log, but the database failed.", e);
        }
        PostgresEventStore store = new PostgresEventStore(builder, owner);
        store.tail.start();
        store.appender.start();
        return store;
    }

    /** The position of the last durable event, -1 when there is none. */
    public long head() {
        return tail.head();
    }

    /**
     * Whether the log can be written, as far as is known: false from a failed write until one succeeds, which is tried every
     * now and then also when nobody appends, and while the database takes longer over a write than a caller would wait.
     */
    public boolean isAvailable() {
        return owner.isAvailable() && !appender.isStalled();
    }

    /** Which positions the unit of work's events got; empty before it has appended any. */
    public Optional<PositionRange> appended(UnitOfWork<?> unitOfWork) {
        return Optional.ofNullable(unitOfWork.root().getResource(APPENDED));
    }

    /** The first event of each of these aggregates, by one query. An aggregate without events is absent. */
    public Map<String, PositionedEvent> firstEvents(Collection<String> aggregateIds) {
        return history.firstEvents(aggregateIds);
    }

    /** The last event of each of these aggregates, by one query. An aggregate without events is absent. */
    public Map<String, PositionedEvent> lastEvents(Collection<String> aggregateIds) {
        return history.lastEvents(aggregateIds);
    }

    /** The same log as it was. */
    public PastLog past() {
        return past;
    }

    @Override
    public void publish(List<? extends EventMessage<?>> events) {
        if (CurrentUnitOfWork.isStarted()) {
            StagedEvents staged = CurrentUnitOfWork.get().root().getResource(stagedKey);
            if (staged != null) {
                staged.announce(events.size());
            }
        }
        super.publish(events);
    }

    @Override
    protected void prepareCommit(List<? extends EventMessage<?>> events) {
        if (CurrentUnitOfWork.isStarted()) {
            stage(CurrentUnitOfWork.get().root(), events);
            super.prepareCommit(events);
        } else {
            super.prepareCommit(events);
            if (!events.isEmpty()) {
                appender.append(events);
            }
        }
    }

    private void stage(UnitOfWork<?> root, List<? extends EventMessage<?>> events) {
        StagedEvents staged = root.getResource(stagedKey);
        if (staged == null) {
            StagedEvents first = new StagedEvents(events);
            root.resources().put(stagedKey, first);
            root.onPrepareCommit(prepared -> append(prepared, first));
        } else {
            staged.add(events);
        }
    }

    private void append(UnitOfWork<?> root, StagedEvents staged) {
        if (staged.mayMissSome() && queuedMessages().size() > staged.size()) {
            throw new IllegalStateException("Expected every event of the unit of work to be published in time.");
        }
        List<EventMessage<?>> events = staged.takeAll();
        if (!events.isEmpty()) {
            root.resources().put(APPENDED, appender.append(events));
        }
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier) {
        return DomainEventStream.concat(
                history.load(aggregateIdentifier), DomainEventStream.of(staged(aggregateIdentifier)));
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return DomainEventStream.concat(
                history.load(aggregateIdentifier, firstSequenceNumber),
                DomainEventStream.of(staged(aggregateIdentifier)
                        .filter(message -> message.getSequenceNumber() >= firstSequenceNumber)));
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return staged(aggregateIdentifier)
                .map(DomainEventMessage::getSequenceNumber)
                .max(Long::compareTo)
                .or(() -> history.lastSequence(aggregateIdentifier));
    }

    private Stream<? extends DomainEventMessage<?>> staged(String aggregateIdentifier) {
        return queuedMessages().stream()
                .filter(message -> message instanceof DomainEventMessage<?> event
                        && aggregateIdentifier.equals(event.getAggregateIdentifier()))
                .map(message -> (DomainEventMessage<?>) message);
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        snapshots.store(snapshot);
    }

    /** A stream of everything after the token. Any number may be open; none holds a connection while it waits. */
    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken trackingToken) {
        LogPages pages = new LogPages(reader, decoder, pageSize, readers);
        return new LogStream(positionOf(trackingToken) + 1, tail, recent, pages, decoder);
    }

    private static long positionOf(@Nullable TrackingToken token) {
        if (token == null) {
            return BEFORE_FIRST;
        }
        if (WrappedToken.unwrapLowerBound(token) instanceof GlobalSequenceTrackingToken global) {
            return global.getGlobalIndex();
        }
        throw new IllegalArgumentException("Expected a global sequence token, but got " + token + ".");
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(BEFORE_FIRST);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(head());
    }

    /** Everything from the first event on that is not earlier than the time; the head when there is none. */
    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return new GlobalSequenceTrackingToken(past.positionBefore(dateTime));
    }

    /** Finishes what is queued, refuses more, and gives the ownership of the log back. */
    @Override
    public void close() {
        appender.close();
        tail.close();
        readers.shutdown();
    }
}
