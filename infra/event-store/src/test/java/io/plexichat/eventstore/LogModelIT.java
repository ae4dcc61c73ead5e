package io.plexichat.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.testservers.KillablePostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.NullUnmarked;

/** Whatever is done to it, and whatever dies under it, the log answers as a list in memory would. */
@NullUnmarked // The log is made before the first try.
class LogModelIT {

    private static final Instant FIRST_TIME = Instant.parse("2026-01-01T00:00:00Z");
    private static KillablePostgres postgres;
    private static TestLog log;
    private static int tries;

    @BeforeContainer
    static void open() {
        postgres = KillablePostgres.start();
        log = TestLog.on(postgres.database(), LogModelIT::small);
    }

    @AfterContainer
    static void close() {
        log.close();
        postgres.close();
    }

    private static PostgresEventStoreBuilder small(PostgresEventStoreBuilder builder) {
        return builder.memoryWindow(7, Long.MAX_VALUE).pageSize(3);
    }

    @Provide
    Arbitrary<List<LogAction>> actions() {
        return LogAction.any();
    }

    @Property(tries = 50)
    void shouldAnswerAsTheModel(@ForAll("actions") List<LogAction> actions) throws InterruptedException {
        tries++;
        try (Try each = new Try("try" + tries + "-", FIRST_TIME.plus(Duration.ofDays(tries)))) {
            for (LogAction action : actions) {
                each.perform(action);
            }
            each.read(0);
            each.follow(Integer.MAX_VALUE);
        }
    }

    /** What earlier tries left lies before {@code start}, in position and in time. */
    private static final class Try implements AutoCloseable {

        private final LogModel model = new LogModel();
        private final long start = log.store().head() + 1;
        private final String prefix;
        private final Instant midnight;
        private TrackingEventStream follower = streamFrom(0);
        private int followed;

        private Try(String prefix, Instant midnight) {
            this.prefix = prefix;
            this.midnight = midnight;
        }

        private void perform(LogAction action) throws InterruptedException {
            switch (action) {
                case LogAction.Append(var steps) -> append(unit(steps));
                case LogAction.Read(int back) -> read(Math.max(0, model.size() - back));
                case LogAction.Follow(int events) -> follow(events);
                case LogAction.FindTime(int minute) -> findTime(midnight.plus(Duration.ofMinutes(minute)));
                case LogAction.Load(String aggregate, int from) -> load(prefix + aggregate, from);
                case LogAction.Snapshot(String aggregate, int back) -> snapshot(prefix + aggregate, back);
                case LogAction.LoseConnections() -> log.terminateConnections();
                case LogAction.Reopen() -> {
                    log.reopen(LogModelIT::small);
                    follower = streamFrom(followed);
                }
                case LogAction.KillDatabase() -> {
                    postgres.kill();
                    postgres.startAgain();
                    log.pool().getHikariPoolMXBean().softEvictConnections();
                }
            }
            assertThat(log.store().head()).isEqualTo(start + model.size() - 1);
        }

        private List<DomainEventMessage<?>> unit(List<LogAction.Step> steps) {
            Map<String, Integer> next = new HashMap<>();
            List<DomainEventMessage<?>> unit = new ArrayList<>();
            for (LogAction.Step step : steps) {
                String aggregate = prefix + step.aggregate();
                int expected = next.computeIfAbsent(aggregate, model::size);
                Instant at = midnight.plus(Duration.ofMinutes(step.minute()));
                unit.add(TestLog.event(aggregate, Math.max(0, expected + step.slip()), at));
                next.put(aggregate, expected + 1);
            }
            return unit;
        }

        private void append(List<DomainEventMessage<?>> unit) {
            long first = start + model.size();
            Optional<Class<? extends Exception>> refusal = model.append(unit);
            assertThat(outcome(unit))
                    .isEqualTo(refusal.isPresent() ? refusal.get() : new PositionRange(first, first + unit.size() - 1));
        }

        private static Object outcome(List<DomainEventMessage<?>> unit) {
            try {
                return log.append(unit);
            } catch (AggregateStreamCreationException | ConcurrencyException e) {
                return e.getClass();
            }
        }

        private void read(int from) {
            assertThat(log.read(token(from)))
                    .extracting(EventMessage::getIdentifier)
                    .isEqualTo(model.from(from));
        }

        private void follow(int events) throws InterruptedException {
            List<String> expected = model.from(followed);
            for (String id : expected.subList(0, Math.min(events, expected.size()))) {
                assertThat(follower.nextAvailable().getIdentifier()).isEqualTo(id);
                followed++;
            }
            assertThat(follower.hasNextAvailable()).isEqualTo(followed < model.size());
        }

        private void findTime(Instant time) {
            assertThat(log.store().createTokenAt(time)).isEqualTo(token(model.before(time)));
        }

        private void load(String aggregate, int from) {
            assertThat(log.store().readEvents(aggregate, from).asStream().map(EventMessage::getIdentifier))
                    .containsExactlyElementsOf(model.load(aggregate, from));
            assertThat(log.store().readEvents(aggregate).asStream().map(EventMessage::getIdentifier))
                    .containsExactlyElementsOf(model.load(aggregate));
            assertThat(log.store().lastSequenceNumberFor(aggregate).orElse(-1L)).isEqualTo(model.size(aggregate) - 1L);
        }

        private void snapshot(String aggregate, int back) {
            int last = model.size(aggregate) - 1 - back;
            if (last >= 0) {
                DomainEventMessage<Noted> snapshot = TestLog.event(aggregate, last, midnight);
                log.store().storeSnapshot(snapshot);
                model.storeSnapshot(snapshot);
            }
        }

        private TrackingEventStream streamFrom(int index) {
            return log.store().openStream(token(index));
        }

        /** Everything from this event on is still to come. */
        private GlobalSequenceTrackingToken token(int index) {
            return new GlobalSequenceTrackingToken(start + index - 1);
        }

        @Override
        public void close() {
            follower.close();
        }
    }
}
