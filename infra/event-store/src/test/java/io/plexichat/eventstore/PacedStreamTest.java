package io.plexichat.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PacedStreamTest {

    private static final int EVENTS = 4 * Pace.MOST;

    private final Semaphore woken = new Semaphore(0);

    private static TrackedEventMessage<?> event(int position) {
        var token = new GlobalSequenceTrackingToken(position);
        return position % 2 == 0
                ? new GenericTrackedEventMessage<>(token, GenericEventMessage.asEventMessage("event " + position))
                : new GenericTrackedDomainEventMessage<>(token, TestLog.event("a", position));
    }

    private PacedStream stream() {
        List<TrackedEventMessage<?>> events = new ArrayList<>();
        for (int position = 0; position < EVENTS; position++) {
            events.add(event(position));
        }
        PacedStream stream = new PacedStream(new ListedStream(events));
        stream.setOnAvailableCallback(woken::release);
        return stream;
    }

    /** As the coordinator does, which asks each event for its token before it queues it. */
    private static List<TrackedEventMessage<?>> queue(PacedStream stream) throws InterruptedException {
        List<TrackedEventMessage<?>> queue = new ArrayList<>();
        while (stream.hasNextAvailable()) {
            TrackedEventMessage<?> event = stream.nextAvailable();
            assertThat(event.trackingToken().position()).isPresent();
            queue.add(event);
        }
        return queue;
    }

    private static void take(List<TrackedEventMessage<?>> events) {
        events.forEach(TrackedEventMessage::trackingToken);
    }

    @Test
    void shouldEndBeforeAQueueIsFull() throws InterruptedException {
        try (PacedStream stream = stream()) {
            assertThat(queue(stream)).hasSize(Pace.MOST);
            assertThat(woken.availablePermits()).isZero();
        }
    }

    @Test
    void shouldWakeTheReaderOnceHalfIsTaken() throws InterruptedException {
        try (PacedStream stream = stream()) {
            List<TrackedEventMessage<?>> queue = queue(stream);

            take(queue.subList(0, Pace.MOST - Pace.FEW - 1));
            assertThat(woken.availablePermits()).isZero();
            assertThat(stream.hasNextAvailable()).isFalse();

            take(queue.subList(Pace.MOST - Pace.FEW - 1, Pace.MOST));
            assertThat(woken.availablePermits()).isOne();
            assertThat(stream.hasNextAvailable()).isTrue();
        }
    }

    @Test
    void shouldGiveEachEventOnceAsItIs() throws InterruptedException {
        List<TrackedEventMessage<?>> all = new ArrayList<>();
        try (PacedStream stream = stream()) {
            while (all.size() < EVENTS) {
                List<TrackedEventMessage<?>> queue = queue(stream);
                take(queue);
                all.addAll(queue);
            }
            assertThat(stream.hasNextAvailable()).isFalse();
        }

        for (int position = 0; position < EVENTS; position++) {
            TrackedEventMessage<?> event = all.get(position);
            assertThat(event.trackingToken()).isEqualTo(new GlobalSequenceTrackingToken(position));
            if (position % 2 == 0) {
                assertThat(event.getPayload()).isEqualTo("event " + position);
            } else {
                assertThat(event).isInstanceOfSatisfying(DomainEventMessage.class, domainEvent -> {
                    assertThat(domainEvent.getAggregateIdentifier()).isEqualTo("a");
                    assertThat(domainEvent.getPayload()).isEqualTo(new Noted("a/" + domainEvent.getSequenceNumber()));
                });
            }
        }
    }

    @Test
    void shouldGoOnWhenNobodyTakesWhatIsOut() throws InterruptedException {
        try (PacedStream stream = stream()) {
            assertThat(queue(stream)).hasSize(Pace.MOST);

            assertThat(woken.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
            assertThat(queue(stream)).hasSize(Pace.MOST);
            assertThat(woken.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void shouldNotHoldBackWhoWaits() throws InterruptedException {
        try (PacedStream stream = stream()) {
            List<Long> positions = new ArrayList<>();
            while (stream.hasNextAvailable(1, TimeUnit.MILLISECONDS)) {
                positions.add(TestLog.position(stream.nextAvailable()));
            }
            assertThat(positions).hasSize(EVENTS).isSorted().doesNotHaveDuplicates();
        }
    }
}
