package io.plexichat.eventstore;

import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.common.AxonConfigurationException;
import org.axonframework.common.BuilderUtils;
import org.axonframework.eventhandling.AbstractEventBus;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.monitoring.MessageMonitor;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link PostgresEventStore} needs: the data source and the event serializer; the rest has defaults. */
public final class PostgresEventStoreBuilder extends AbstractEventBus.Builder {

    private @Nullable DataSource dataSource;
    private @Nullable Serializer eventSerializer;
    private @Nullable Serializer snapshotSerializer;
    private EventUpcaster upcasterChain = NoOpEventUpcaster.INSTANCE;
    private SnapshotFilter snapshotFilter = SnapshotFilter.allowAll();
    private String contentType = "application/json";
    private int memoryEvents = 16_384;
    private long memoryBytes = 64L << 20;
    private int pageSize = 512;
    private int queueCapacity = 4_096;
    private int batchEvents = 4_096;
    private Duration appendPatience = Duration.ofSeconds(10);
    private Duration outcomePatience = Duration.ofSeconds(30);
    private Duration ownershipPatience = Duration.ofSeconds(5);
    private Duration networkTimeout = Duration.ofSeconds(30);

    PostgresEventStoreBuilder() {}

    /**
     * The writer keeps one of its connections until the store is closed. Every aggregate that is being loaded and every
     * stream that is reading behind the memory window uses another for the length of one query, and all of these streams
     * together two more to read ahead: a pool of at least 6 is reasonable. It must lead to Postgres itself, or through a pooler in session mode, as the writer's lock belongs to the
     * session.
     */
    public PostgresEventStoreBuilder dataSource(DataSource dataSource) {
        this.dataSource = dataSource;
        return this;
    }

    public PostgresEventStoreBuilder eventSerializer(Serializer serializer) {
        this.eventSerializer = serializer;
        return this;
    }

    /** Default: the event serializer. */
    public PostgresEventStoreBuilder snapshotSerializer(Serializer serializer) {
        this.snapshotSerializer = serializer;
        return this;
    }

    /**
     * How the serializers write. It is stored with every event, and an event that says otherwise cannot be read. Default:
     * {@code application/json}.
     */
    public PostgresEventStoreBuilder contentType(String type) {
        this.contentType = type;
        return this;
    }

    /** Every upcaster of the chain must look at one event at a time. */
    public PostgresEventStoreBuilder upcasterChain(EventUpcaster chain) {
        this.upcasterChain = chain;
        return this;
    }

    public PostgresEventStoreBuilder snapshotFilter(SnapshotFilter filter) {
        this.snapshotFilter = filter;
        return this;
    }

    /** How many of the latest events are kept in memory for the streams, and about how many bytes of the heap at most. */
    public PostgresEventStoreBuilder memoryWindow(int events, long bytes) {
        BuilderUtils.assertStrictPositive(events, "The memory window must hold at least one event");
        BuilderUtils.assertStrictPositive(bytes, "The memory window must have at least one byte");
        this.memoryEvents = events;
        this.memoryBytes = bytes;
        return this;
    }

    /** How many events a stream behind the memory window reads at a time. */
    public PostgresEventStoreBuilder pageSize(int events) {
        BuilderUtils.assertStrictPositive(events, "A page must hold at least one event");
        this.pageSize = events;
        return this;
    }

    /** How many units of work may wait for the writer; others wait for room. */
    public PostgresEventStoreBuilder queueCapacity(int unitsOfWork) {
        BuilderUtils.assertStrictPositive(unitsOfWork, "The queue must have room for one unit of work");
        this.queueCapacity = unitsOfWork;
        return this;
    }

    /** About how many events are committed together; a larger unit of work is still committed as one. */
    public PostgresEventStoreBuilder batchEvents(int events) {
        BuilderUtils.assertStrictPositive(events, "A batch must hold at least one event");
        this.batchEvents = events;
        return this;
    }

    /** How long a unit of work waits to be written before it fails with {@link LogUnavailableException}. */
    public PostgresEventStoreBuilder appendPatience(Duration patience) {
        this.appendPatience = patience;
        return this;
    }

    /**
     * How much longer a unit of work waits once it is being written and the connection was lost, before it fails with
     * {@link AppendOutcomeUnknownException}.
     */
    public PostgresEventStoreBuilder outcomePatience(Duration patience) {
        this.outcomePatience = patience;
        return this;
    }

    /** How long to wait at the start for the previous owner's session to end, before this store is refused. */
    public PostgresEventStoreBuilder ownershipPatience(Duration patience) {
        this.ownershipPatience = patience;
        return this;
    }

    /** How long the writer waits for an answer of the database, before it takes the connection for lost. */
    public PostgresEventStoreBuilder networkTimeout(Duration timeout) {
        this.networkTimeout = timeout;
        return this;
    }

    @Override
    public PostgresEventStoreBuilder messageMonitor(MessageMonitor<? super EventMessage<?>> messageMonitor) {
        super.messageMonitor(messageMonitor);
        return this;
    }

    @Override
    public PostgresEventStoreBuilder spanFactory(EventBusSpanFactory spanFactory) {
        super.spanFactory(spanFactory);
        return this;
    }

    /**
     * Takes the ownership of the log, brings its tables to the newest version, and starts the writer.
     *
     * @throws LogOwnedElsewhereException if another store writes to this database
     * @throws LogUnavailableException if the database cannot be reached
     * @throws LogSchemaException if the tables are newer than this release
     */
    public PostgresEventStore build() {
        return PostgresEventStore.open(this);
    }

    @Override
    protected void validate() throws AxonConfigurationException {
        super.validate();
        BuilderUtils.assertNonNull(dataSource, "The DataSource is a hard requirement and should be provided");
        BuilderUtils.assertNonNull(
                eventSerializer, "The event Serializer is a hard requirement and should be provided");
    }

    DataSource dataSource() {
        return required(dataSource);
    }

    Serializer eventSerializer() {
        return required(eventSerializer);
    }

    Serializer snapshotSerializer() {
        return snapshotSerializer == null ? eventSerializer() : snapshotSerializer;
    }

    String contentType() {
        return contentType;
    }

    EventUpcaster upcasterChain() {
        return upcasterChain;
    }

    SnapshotFilter snapshotFilter() {
        return snapshotFilter;
    }

    int memoryEvents() {
        return memoryEvents;
    }

    long memoryBytes() {
        return memoryBytes;
    }

    int pageSize() {
        return pageSize;
    }

    int queueCapacity() {
        return queueCapacity;
    }

    int batchEvents() {
        return batchEvents;
    }

    Duration appendPatience() {
        return appendPatience;
    }

    Duration outcomePatience() {
        return outcomePatience;
    }

    Duration ownershipPatience() {
        return ownershipPatience;
    }

    Duration networkTimeout() {
        return networkTimeout;
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new AxonConfigurationException("Expected a data source and an event serializer.");
        }
        return value;
    }
}
