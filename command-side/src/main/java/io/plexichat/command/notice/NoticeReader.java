package io.plexichat.command.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** Reads the log for what is to be told. For one thread. */
final class NoticeReader implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10;

    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final Notices notices;
    private long position;
    private @Nullable Object before;
    private @Nullable BlockingStream<TrackedEventMessage<?>> stream;

    /** @param position of the last event that was read before; -1 for none */
    NoticeReader(StreamableMessageSource<TrackedEventMessage<?>> log, Notices notices, long position) {
        this.log = log;
        this.notices = notices;
        this.position = position;
    }

    /** Of the last event that was read. */
    long position() {
        return position;
    }

    /** @param events that are looked at at most */
    List<Notice> read(int events) throws InterruptedException {
        BlockingStream<TrackedEventMessage<?>> open = stream;
        if (open == null) {
            open = log.openStream(position < 0 ? null : new GlobalSequenceTrackingToken(position));
            stream = open;
        }
        List<Notice> found = new ArrayList<>();
        try {
            for (int i = 0; i < events && open.hasNextAvailable(PATIENCE_MILLIS, TimeUnit.MILLISECONDS); i++) {
                TrackedEventMessage<?> message = open.nextAvailable();
                Optional<Notice> notice = notices.of(message, before);
                notice.ifPresent(found::add);
                before = message.getPayload();
                position = message.trackingToken().position().orElseThrow();
            }
        } catch (RuntimeException e) {
            // Read again from there the next time.
            close();
            throw e;
        }
        return found;
    }

    @Override
    public void close() {
        if (stream != null) {
            stream.close();
        }
        stream = null;
    }
}
