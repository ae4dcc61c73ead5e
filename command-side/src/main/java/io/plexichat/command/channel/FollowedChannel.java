package io.plexichat.command.channel;

import io.plexichat.kernel.channel.ChannelEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One channel in memory: read from the log when first asked for, then kept up to date by the events that are committed. What is
 * committed while it is being read is kept aside and added after; what the reading has seen already is passed over; after a hole it
 * is read again. Whoever asks for a channel that is known takes no lock, and a commit never waits for a reading.
 */
final class FollowedChannel {
    private record Committed(long sequence, ChannelEvent event) {}

    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable SequencedChannel known;

    /** What was committed since the last reading began. Grows only while one is under way. */
    private final List<Committed> aside = new ArrayList<>();

    private boolean underWay;
    private boolean doubted;

    /** @param history reads the channel from the log; empty when there is none */
    Optional<ChannelState> state(Supplier<Optional<SequencedChannel>> history) {
        SequencedChannel current = known;
        return current != null ? Optional.of(current.state()) : read(history);
    }

    synchronized void committed(long sequence, ChannelEvent event) {
        SequencedChannel current = known;
        if (underWay) {
            aside.add(new Committed(sequence, event));
        } else if (current != null) {
            known = next(current, new Committed(sequence, event));
        }
    }

    /** What is in the log is not certain any more: whoever asks next reads it. */
    synchronized void doubt() {
        known = null;
        doubted = true;
    }

    private Optional<ChannelState> read(Supplier<Optional<SequencedChannel>> history) {
        reading.lock();
        try {
            while (true) {
                SequencedChannel current = known;
                if (current != null) {
                    return Optional.of(current.state());
                }
                begin();
                Optional<SequencedChannel> read = Optional.empty();
                try {
                    read = history.get();
                } finally {
                    end(read.orElse(null));
                }
                if (read.isEmpty()) {
                    return Optional.empty();
                }
            }
        } finally {
            reading.unlock();
        }
    }

    private synchronized void begin() {
        aside.clear();
        underWay = true;
        doubted = false;
    }

    private synchronized void end(@Nullable SequencedChannel read) {
        SequencedChannel current = doubted ? null : read;
        for (Committed committed : aside) {
            current = current == null ? null : next(current, committed);
        }
        aside.clear();
        underWay = false;
        known = current;
    }

    /** Null after a hole. */
    private static @Nullable SequencedChannel next(SequencedChannel current, Committed committed) {
        if (current.includes(committed.sequence())) {
            return current;
        }
        return current.isFollowedBy(committed.sequence()) ? current.with(committed.event()) : null;
    }
}
