package io.plexichat.gateway.live;

import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The newest events, bounded by number and size. Written by one thread, read by any. */
final class LiveRing {
    private final int maxEvents;
    private final long maxSize;
    private final ConcurrentNavigableMap<Long, LiveItem> items = new ConcurrentSkipListMap<>();
    private int count;
    private long size;
    /** Every event after this one, up to {@link #through}, is here. */
    private volatile long floor;

    private volatile long through;

    LiveRing(int maxEvents, long maxSize, long start) {
        this.maxEvents = maxEvents;
        this.maxSize = maxSize;
        this.floor = start;
        this.through = start;
    }

    /** @param through every event up to this position is in the slice, or was before it */
    record Slice(List<LiveItem> items, long through) {}

    long through() {
        return through;
    }

    /** @param deleted what nobody is shown any more; those of a page at once, since an erasure deletes many */
    void append(List<LiveItem> more, Map<MessageId, MessageView> deleted, long through) {
        for (LiveItem item : more) {
            items.put(item.position(), item);
            count++;
            size += item.size();
        }
        if (!deleted.isEmpty()) {
            redact(deleted);
        }
        while (count > maxEvents || size > maxSize) {
            Map.Entry<Long, LiveItem> oldest = items.firstEntry();
            // First: a reader that misses the event must see that it may have.
            floor = oldest.getKey();
            items.remove(oldest.getKey());
            count--;
            size -= oldest.getValue().size();
        }
        this.through = through;
    }

    /** Whoever catches up reads anew what was here. */
    void clear() {
        floor = through;
        items.clear();
        count = 0;
        size = 0;
    }

    /** Empty when it no longer holds everything after the position. */
    Optional<Slice> after(long position, int most) {
        long end = through;
        List<LiveItem> found = position >= end
                ? List.of()
                : items.subMap(position, false, end, true).values().stream()
                        .limit(most)
                        .toList();
        if (position < floor) {
            return Optional.empty();
        }
        return Optional.of(new Slice(
                found,
                found.size() < most ? Math.max(end, position) : found.getLast().position()));
    }

    private void redact(Map<MessageId, MessageView> deleted) {
        for (LiveItem item : items.values()) {
            size -= item.size();
            item.redact(deleted);
            size += item.size();
        }
    }
}
