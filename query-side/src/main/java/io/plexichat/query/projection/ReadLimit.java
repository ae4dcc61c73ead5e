package io.plexichat.query.projection;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** Up to where a reader may go: how it is brought to stand at a position that another one stands at. */
public final class ReadLimit {
    private static final long FAR = Long.MAX_VALUE;

    private final Set<Runnable> readers = new CopyOnWriteArraySet<>();
    private long limit = FAR;
    private long handedOut = Positions.NONE;

    /**
     * Lets nothing more out.
     *
     * @return the last position that was; it will be reached soon
     */
    public synchronized long hold() {
        limit = handedOut;
        return handedOut;
    }

    /** Lets the reader go on, up to and with a position. */
    public void raise(long position) {
        synchronized (this) {
            limit = position;
        }
        readers.forEach(Runnable::run);
    }

    /** Lets the reader go on. */
    public void lift() {
        raise(FAR);
    }

    /** Whether an event may be handed out; if so, it is. */
    synchronized boolean passes(long position) {
        if (position > limit) {
            return false;
        }
        handedOut = Math.max(handedOut, position);
        return true;
    }

    /** Before a reader begins: it stands at a position. */
    synchronized void standsAt(long position) {
        handedOut = position;
    }

    void onRaise(Runnable reader) {
        readers.add(reader);
    }

    void forget(Runnable reader) {
        readers.remove(reader);
    }
}
