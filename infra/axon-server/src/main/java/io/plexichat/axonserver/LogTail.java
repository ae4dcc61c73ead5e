package io.plexichat.axonserver;

import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the end of the log, from where it is when it is first reached. Nothing is skipped after that: when the connection was
 * lost, it goes on where it stood. Followers are told on its one thread, in the order of the log.
 */
public final class LogTail implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LogTail.class);

    /** Some megabytes; a send that is tried again after so many others is searched for. */
    private static final int REMEMBERED = 20_000;

    private static final int BUFFER = 1_000;
    private static final long LOOK_MILLIS = 500;
    private static final long PAUSE_MILLIS = 500;

    private final AxonServerLink link;
    private final LogPlaces places;
    private final StoredEvents events;
    private final RecentPositions positions = new RecentPositions(REMEMBERED);
    private final List<Consumer<DomainEventMessage<?>>> followers = new CopyOnWriteArrayList<>();
    private final Thread thread = Thread.ofPlatform().name("log-tail").daemon().unstarted(this::run);
    private @Nullable Long last;
    private volatile boolean following;
    private volatile boolean closed;

    LogTail(AxonServerLink link, LogPlaces places, Serializer eventSerializer) {
        this.link = link;
        this.places = places;
        this.events = new StoredEvents(eventSerializer);
    }

    /** To be called before {@link #start}. A follower must be quick. */
    public void follow(Consumer<DomainEventMessage<?>> follower) {
        followers.add(follower);
    }

    public void start() {
        thread.start();
    }

    /** Whether what the followers know is as new as the log. */
    public boolean isFollowing() {
        return following && link.isConnected();
    }

    CompletableFuture<Long> await(String eventId) {
        return positions.await(eventId);
    }

    void forget(String eventId) {
        positions.forget(eventId);
    }

    OptionalLong positionOf(String eventId) {
        return positions.of(eventId);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        while (!closed) {
            try {
                read();
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                if (following && !closed) {
                    log.warn("Lost the end of the log at position {}; trying again: {}", last, e.toString());
                }
            }
            following = false;
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private void read() throws InterruptedException {
        if (last == null) {
            last = places.head();
        }
        Standstill standstill = new Standstill(places::head);
        try (EventStream stream = link.events().openStream(last, BUFFER)) {
            while (!closed && !stream.isClosed()) {
                following = true;
                EventWithToken next = stream.nextIfAvailable(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    passed(next);
                    standstill.moved();
                } else if (standstill.isStuckAt(last)) {
                    throw new IllegalStateException("The log went on, but not the stream.");
                }
            }
            stream.getError().ifPresent(error -> {
                throw new IllegalStateException(error);
            });
        }
    }

    /** Followers first: who waits for its own event is answered when they know it. */
    private void passed(EventWithToken next) {
        events.message(next.getEvent()).ifPresent(event -> followers.forEach(follower -> tell(follower, event)));
        last = next.getToken();
        positions.passed(next.getEvent().getMessageIdentifier(), next.getToken());
    }

    private static void tell(Consumer<DomainEventMessage<?>> follower, DomainEventMessage<?> event) {
        try {
            follower.accept(event);
        } catch (RuntimeException e) {
            log.error("A follower of the log failed on an event of {}.", event.getType(), e);
        }
    }
}
