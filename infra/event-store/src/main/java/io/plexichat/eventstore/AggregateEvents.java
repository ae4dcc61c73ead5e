package io.plexichat.eventstore;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The events of one aggregate from one sequence number to another, fetched page by page as they are asked for. */
final class AggregateEvents implements Iterator<StoredDomainEvent> {

    private final LogReader reader;
    private final String aggregateId;
    private final long lastSequence;
    private final int pageSize;
    private Iterator<StoredDomainEvent> page = Collections.emptyIterator();
    private long nextSequence;
    private boolean exhausted;

    /** @param lastSequence there need not be such an event */
    AggregateEvents(LogReader reader, String aggregateId, long firstSequence, long lastSequence, int pageSize) {
        this.reader = reader;
        this.aggregateId = aggregateId;
        this.nextSequence = firstSequence;
        this.lastSequence = lastSequence;
        this.pageSize = pageSize;
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !exhausted && nextSequence <= lastSequence) {
            int wanted = (int) Math.min(pageSize - 1, lastSequence - nextSequence) + 1;
            var events = reader.aggregatePage(aggregateId, nextSequence, wanted);
            exhausted = events.size() < wanted;
            page = events.iterator();
        }
        return page.hasNext();
    }

    @Override
    public StoredDomainEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        StoredDomainEvent event = page.next();
        nextSequence = event.getSequenceNumber() + 1;
        return event;
    }
}
