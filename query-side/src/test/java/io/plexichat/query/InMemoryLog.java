package io.plexichat.query;

import io.plexichat.kernel.account.AccountEvent;
import io.plexichat.kernel.account.AccountNameEvent;
import io.plexichat.kernel.bot.ApiTokenUseEvent;
import io.plexichat.kernel.bot.BotEvent;
import io.plexichat.kernel.channel.ChannelEvent;
import io.plexichat.kernel.message.MessageEvent;
import io.plexichat.kernel.message.ReadMarkerEvent.ReadMarked;
import io.plexichat.kernel.session.LoginEvent;
import io.plexichat.kernel.session.LoginEvent.LoginsFailed;
import io.plexichat.kernel.session.SessionEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** A log as the real one is, with positions 0, 1, 2, ... and a callback for readers at its end. */
public final class InMemoryLog implements StreamableMessageSource<TrackedEventMessage<?>> {
    private final List<TrackedEventMessage<?>> events = new ArrayList<>();
    private final List<Runnable> readers = new CopyOnWriteArrayList<>();

    /** @return the position of the last */
    public long append(Object... payloads) {
        return append(List.of(payloads));
    }

    public long append(List<?> payloads) {
        long last;
        synchronized (events) {
            for (Object payload : payloads) {
                events.add(new GenericTrackedDomainEventMessage<>(
                        new GlobalSequenceTrackingToken(events.size()),
                        "Test",
                        aggregate(payload),
                        events.size(),
                        message(payload),
                        Instant::now));
            }
            last = events.size() - 1L;
        }
        readers.forEach(Runnable::run);
        return last;
    }

    private static Message<Object> message(Object payload) {
        return payload instanceof UnreadableTestMessage unreadable ? unreadable : new GenericMessage<>(payload);
    }

    /** Where an event stands in the real log. A text stands under what comes before its colon, if anything. */
    private static String aggregate(Object payload) {
        return switch (payload) {
            case AccountNameEvent name -> AccountNameEvent.aggregateOf(name.name());
            case AccountEvent account -> account.accountId().toString();
            case SessionEvent session -> session.sessionId().toString();
            case LoginsFailed failed -> LoginEvent.aggregateOf(failed.id());
            case BotEvent bot -> BotEvent.aggregateOf(bot.accountId());
            case ApiTokenUseEvent use -> ApiTokenUseEvent.aggregateOf(use);
            case ChannelEvent channel -> channel.channelId().toString();
            case MessageEvent message -> message.messageId().toString();
            case ReadMarked marked -> "read-marker:" + marked.channelId() + ":" + marked.accountId();
            case UnreadableTestMessage unreadable -> unreadable.aggregate();
            default -> payload.toString().split(":", 2)[0];
        };
    }

    public long head() {
        synchronized (events) {
            return events.size() - 1L;
        }
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        long head = head();
        return head < 0 ? null : new GlobalSequenceTrackingToken(head);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Reader(token == null ? 0 : (int) token.position().orElseThrow() + 1);
    }

    private @Nullable TrackedEventMessage<?> at(int position) {
        synchronized (events) {
            return position < events.size() ? events.get(position) : null;
        }
    }

    private final class Reader implements BlockingStream<TrackedEventMessage<?>> {
        private int next;
        private @Nullable Runnable callback;

        Reader(int next) {
            this.next = next;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return Optional.ofNullable(at(next));
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return at(next) != null;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            TrackedEventMessage<?> event = at(next);
            if (event == null) {
                throw new IllegalStateException("There is none.");
            }
            next++;
            return event;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable onAvailable) {
            callback = onAvailable;
            readers.add(onAvailable);
            return true;
        }

        @Override
        public void close() {
            readers.remove(callback);
        }
    }
}
