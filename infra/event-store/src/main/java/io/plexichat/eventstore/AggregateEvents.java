package io.plexichat.eventstore;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The events of one aggregate from a sequence number on, fetched page by page as they are asked for. */
final class AggregateEvents implements Iterator<StoredDomainEvent> {

    private final LogReader reader;
    private final String aggregateId;
    private final int pageSize;
    private Iterator<StoredDomainEvent> page = Collections.emptyIterator();
    private long nextSequence;
    private boolean exhausted;

    AggregateEvents(LogReader reader, String aggregateId, long firstSequence, int pageSize) {
        this.reader = reader;
        this.aggregateId = aggregateId;
        this.nextSequence = firstSequence;
        this.pageSize = pageSize;
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !exhausted) {
            var events = reader.aggregatePage(aggregateId, nextSequence, pageSize);
            exhausted = events.size() < pageSize;
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
