package io.plexichat.gateway.live;

import io.plexichat.gateway.live.Follower.Offered;
import java.util.ArrayList;
import java.util.List;

/** What a stream was offered and has not taken. Bounded in bytes: one event more and all are dropped, to be read again. */
final class Waiting {
    private static final int OF_ONE = 8;

    private final long most;
    private List<LiveItem> items = new ArrayList<>(OF_ONE);
    private long size;
    /** What was dropped came after this position; negative when nothing was. */
    private long droppedAfter = -1;

    Waiting(long most) {
        this.most = most;
    }

    /** @param droppedAfter as {@link Waiting#droppedAfter}; there are no items then */
    record Taken(List<LiveItem> items, long droppedAfter) {
        boolean dropped() {
            return droppedAfter >= 0;
        }
    }

    synchronized Offered offer(LiveItem item) {
        if (droppedAfter >= 0) {
            return Offered.DROPPED;
        }
        boolean first = items.isEmpty();
        size += item.frameSize();
        if (!first && size > most) {
            dropAll();
            return Offered.DROPPED;
        }
        items.add(item);
        return first ? Offered.WAKES : Offered.WAITS;
    }

    /** True when there was something. */
    synchronized boolean drop() {
        if (items.isEmpty()) {
            return false;
        }
        dropAll();
        return true;
    }

    synchronized Taken take() {
        Taken taken = new Taken(items, droppedAfter);
        if (!items.isEmpty()) {
            items = new ArrayList<>(OF_ONE);
        }
        size = 0;
        return taken;
    }

    /** To begin anew. */
    synchronized void clear() {
        items = new ArrayList<>(OF_ONE);
        size = 0;
        droppedAfter = -1;
    }

    private void dropAll() {
        droppedAfter = items.getFirst().position() - 1;
        items = new ArrayList<>(OF_ONE);
        size = 0;
    }
}
