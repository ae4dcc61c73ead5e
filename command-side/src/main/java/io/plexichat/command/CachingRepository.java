package io.plexichat.command;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a bounded number of aggregates in memory, so that a busy one is not read again for each command. An aggregate that a unit
 * of work changed and then did not commit is dropped; one that it only looked at, to reject a command, stays. Axon's own drops
 * both, so that anybody who may be rejected could make the server read a long history again and again.
 *
 * <p>An aggregate is used by one unit of work at a time: the repository has to lock.
 *
 * <p>Where other processes append to the same log, {@link #appended} tells what they did: an aggregate that is older than that is
 * read again.
 */
final class CachingRepository<T> extends EventSourcingRepository<T> {
    /** For an aggregate that was read before another process changed it and is put into memory after. */
    private static final Duration CHANGES_KEPT = Duration.ofMinutes(1);

    private final Cache<String, EventSourcedAggregate<T>> cache;

    /** The last sequence numbers that the log is known to hold. */
    private final Cache<String, Long> changes;

    CachingRepository(Builder<T> builder, long capacity) {
        super(builder);
        this.cache = Caffeine.newBuilder().maximumSize(capacity).build();
        this.changes = Caffeine.newBuilder()
                .maximumSize(capacity)
                .expireAfterWrite(CHANGES_KEPT)
                .build();
    }

    void appended(String aggregateId, long sequence) {
        changes.asMap().merge(aggregateId, sequence, Math::max);
        cache.asMap().computeIfPresent(aggregateId, (_, cached) -> isOlder(cached, sequence) ? null : cached);
    }

    @Override
    protected EventSourcedAggregate<T> doLoadWithLock(String aggregateIdentifier, @Nullable Long expectedVersion) {
        EventSourcedAggregate<T> cached = cache.getIfPresent(aggregateIdentifier);
        Long last = changes.getIfPresent(aggregateIdentifier);
        EventSourcedAggregate<T> aggregate = cached != null && !(last != null && isOlder(cached, last))
                ? cached
                : super.doLoadWithLock(aggregateIdentifier, expectedVersion);
        Long version = aggregate.version();
        CurrentUnitOfWork.get().onRollback(_ -> {
            if (!Objects.equals(version, aggregate.version())) {
                cache.invalidate(aggregateIdentifier);
            }
        });
        return aggregate;
    }

    @Override
    protected void doSaveWithLock(EventSourcedAggregate<T> aggregate) {
        super.doSaveWithLock(aggregate);
        @Nullable String id = aggregate.identifierAsString();
        if (id != null) {
            CurrentUnitOfWork.get().afterCommit(_ -> cache.put(id, aggregate));
        }
    }

    @Override
    protected void doDeleteWithLock(EventSourcedAggregate<T> aggregate) {
        super.doDeleteWithLock(aggregate);
        cache.invalidate(aggregate.identifierAsString());
    }

    private static boolean isOlder(EventSourcedAggregate<?> aggregate, long sequence) {
        Long version = aggregate.version();
        return version == null || version < sequence;
    }
}
