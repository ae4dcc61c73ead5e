package io.plexichat.eventstore;

import static io.plexichat.eventstore.TestLog.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@Timeout(60)
class StreamIT {

    private static final int WINDOW = 16;
    private static final int PAGE = 5;

    private final TestLog log = TestLog.create(
            builder -> builder.memoryWindow(WINDOW, Long.MAX_VALUE).pageSize(PAGE));

    @AfterEach
    void close() {
        log.close();
    }

    private void appendEach(String aggregate, int from, int to) {
        for (int sequence = from; sequence < to; sequence++) {
            log.append(event(aggregate, sequence));
        }
    }

    @Nested
    class Resuming {

        @Test
        void shouldGiveExactlyTheRestAfterAnyToken() {
            appendEach("a", 0, 40);

            for (long after = -1; after < 40; after++) {
                assertThat(log.read(new GlobalSequenceTrackingToken(after)))
                        .extracting(TestLog::position)
                        .containsExactlyElementsOf(
                                LongStream.range(after + 1, 40).boxed().toList());
            }
            assertThat(log.read(null)).hasSize(40);
        }

        @Test
        void shouldWaitForAPositionThatIsStillToCome() {
            appendEach("a", 0, 3);
            try (var stream = log.store().openStream(new GlobalSequenceTrackingToken(3))) {
                assertThat(stream.hasNextAvailable()).isFalse();
                appendEach("a", 3, 4);
                assertThat(stream.hasNextAvailable()).isFalse();
                appendEach("a", 4, 5);
                assertThat(stream.peek()).map(TestLog::position).contains(4L);
            }
        }

        @Test
        void shouldTakeTheLowerBoundOfAWrappedToken() {
            appendEach("a", 0, 3);
            TrackingToken replay = ReplayToken.createReplayToken(
                    new GlobalSequenceTrackingToken(2), new GlobalSequenceTrackingToken(0));

            assertThat(log.read(replay)).extracting(TestLog::position).containsExactly(1L, 2L);
        }

        @Test
        void shouldReadTheSameFromMemoryAndFromTheDatabase() {
            EventMessage<?> published = event("a", 0).withMetaData(Map.of("who", "me", "count", 7));
            log.append(published);
            TrackedEventMessage<?> live = log.read(null).getFirst();

            log.reopen(builder -> builder);

            TrackedEventMessage<?> replayed = log.read(null).getFirst();

            assertThat(replayed.getPayload()).isEqualTo(live.getPayload()).isEqualTo(published.getPayload());
            assertThat(replayed.getMetaData()).isEqualTo(live.getMetaData()).isEqualTo(published.getMetaData());
            assertThat(replayed.getTimestamp()).isEqualTo(live.getTimestamp());
            assertThat(replayed.getIdentifier()).isEqualTo(live.getIdentifier()).isEqualTo(published.getIdentifier());
        }
    }

    @Nested
    class Order {

        @Test
        void shouldNeverShowAHoleOrDisorderToConcurrentReaders() throws Exception {
            int writers = 32;
            int units = 25;
            int total = writers * units * 2;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<List<Long>>> readers = new ArrayList<>();
                for (int reader = 0; reader < 8; reader++) {
                    int delayEvery = reader + 1;
                    readers.add(threads.submit(() -> readPositions(total, delayEvery)));
                }
                for (int writer = 0; writer < writers; writer++) {
                    String aggregate = "w" + writer;
                    threads.execute(() -> {
                        for (int unit = 0; unit < units; unit++) {
                            log.append(event(aggregate, 2L * unit), event(aggregate, 2L * unit + 1));
                        }
                    });
                }
                for (var reader : readers) {
                    assertThat(reader.get())
                            .isEqualTo(LongStream.range(0, total).boxed().toList());
                }
            }
        }

        /** Some fall out of the memory window and come back to it. */
        private List<Long> readPositions(int count, int delayEvery) throws InterruptedException {
            List<Long> positions = new ArrayList<>();
            try (var stream = log.store().openStream(null)) {
                while (positions.size() < count) {
                    positions.add(TestLog.position(stream.nextAvailable()));
                    if (positions.size() % (100 * delayEvery) == 0) {
                        Thread.sleep(20);
                    }
                }
            }
            return positions;
        }
    }

    @Nested
    class Waking {

        @Test
        void shouldRunTheCallbackForEveryCommitThatComesAfterAnEmptyCheck() throws Exception {
            int rounds = 300;
            Semaphore available = new Semaphore(0);
            try (var stream = log.store().openStream(null);
                    var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                assertThat(stream.setOnAvailableCallback(available::release)).isTrue();
                Future<?> writer = threads.submit(() -> appendEach("a", 0, rounds));
                int read = 0;
                while (read < rounds) {
                    while (stream.hasNextAvailable()) {
                        stream.nextAvailable();
                        read++;
                    }
                    // Only the callback gets this on: one that is missed ends the test by its time limit.
                    if (read < rounds) {
                        available.acquire();
                    }
                }
                writer.get();
            }
        }

        @Test
        void shouldRunTheCallbackAtOnceForWhatIsThereAlready() {
            appendEach("a", 0, 1);
            AtomicInteger calls = new AtomicInteger();
            try (var stream = log.store().openStream(null)) {
                stream.setOnAvailableCallback(calls::incrementAndGet);
                // Once more when the reader comes to what was appended only now.
                assertThat(calls).hasPositiveValue();
            }
        }

        @Test
        void shouldOutliveACallbackThatFails() throws Exception {
            CountDownLatch called = new CountDownLatch(2);
            try (var failing = log.store().openStream(null);
                    var other = log.store().openStream(null)) {
                failing.setOnAvailableCallback(() -> {
                    throw new IllegalStateException("a reader's own fault");
                });
                other.setOnAvailableCallback(called::countDown);
                appendEach("a", 0, 1);
                assertThat(called.await(30, TimeUnit.SECONDS)).isTrue();
            }
        }

        @Test
        void shouldServeHundredsOfWaitingStreams() throws Exception {
            int streams = 400;
            CountDownLatch opened = new CountDownLatch(streams);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Long>> readers = new ArrayList<>();
                for (int i = 0; i < streams; i++) {
                    readers.add(threads.submit(() -> {
                        try (var stream = log.store().openStream(null)) {
                            opened.countDown();
                            long last = -1;
                            while (last < 9) {
                                last = TestLog.position(stream.nextAvailable());
                            }
                            return last;
                        }
                    }));
                }
                opened.await();
                appendEach("a", 0, 10);
                for (var reader : readers) {
                    assertThat(reader.get()).isEqualTo(9);
                }
            }
        }

        @Test
        void shouldEndAWaitWhenTheStoreIsClosed() throws Exception {
            try (var stream = log.store().openStream(null);
                    var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<?> waiting = threads.submit(stream::nextAvailable);
                log.store().close();
                assertThat(waiting)
                        .failsWithin(Duration.ofSeconds(20))
                        .withThrowableThat()
                        .withCauseInstanceOf(LogUnavailableException.class);
                assertThat(stream.hasNextAvailable(1, TimeUnit.HOURS)).isFalse();
            }
        }
    }

    private static boolean isUnreadable(TrackedEventMessage<?> message) {
        try {
            return message.getPayload() == null;
        } catch (UnreadableEventException e) {
            return true;
        }
    }

    @Nested
    class Decoding {

        @Test
        void shouldSkipAnUnknownType() {
            appendEach("a", 0, 4);
            log.rewrite("UPDATE log.event SET payload_type = 'message.teleported' WHERE position IN (1, 3)");
            log.reopen(builder -> builder);

            assertThat(log.read(null)).extracting(TestLog::position).containsExactly(0L, 2L);

            appendEach("a", 4, 5);
            assertThat(log.read(null)).extracting(TestLog::position).containsExactly(0L, 2L, 4L);
        }

        @Test
        void shouldWarnOnceOfATypeThatItSkips() {
            appendEach("a", 0, 4);
            log.rewrite("UPDATE log.event SET payload_type = 'message.teleported' WHERE position IN (1, 3)");
            log.reopen(builder -> builder);
            Logger decoder = (Logger) LoggerFactory.getLogger(EventDecoder.class);
            ListAppender<ILoggingEvent> logged = new ListAppender<>();
            logged.start();
            decoder.addAppender(logged);

            log.read(null);
            log.read(null);
            decoder.detachAppender(logged);

            assertThat(logged.list).singleElement().satisfies(warning -> {
                assertThat(warning.getLevel()).isEqualTo(Level.WARN);
                assertThat(warning.getFormattedMessage()).contains("message.teleported", "position 1");
            });
        }

        @Test
        void shouldHandOutAnEventThatCannotBeReadAsAMessageWithoutPayload() {
            appendEach("a", 0, 3);
            log.rewrite("UPDATE log.event SET payload = 'not json' WHERE position = 1");
            log.reopen(builder -> builder);

            var events = log.read(null);

            assertThat(events).extracting(TestLog::position).containsExactly(0L, 1L, 2L);
            assertThat((DomainEventMessage<?>) events.get(1))
                    .returns("a", DomainEventMessage::getAggregateIdentifier)
                    .returns(1L, DomainEventMessage::getSequenceNumber)
                    .returns(Noted.class, DomainEventMessage::getPayloadType);
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatExceptionOfType(UnreadableEventException.class)
                        .isThrownBy(() -> events.get(1).getPayload())
                        .withMessageContaining("position 1 of type io.plexichat.eventstore.Noted")
                        .returns(1L, UnreadableEventException::position);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "payload = set_bit(payload, 21, 1 - get_bit(payload, 21))",
                    "metadata = metadata || ' '",
                    "sequence = 7",
                    "aggregate_id = 'b'",
                    "aggregate_type = 'Naught'",
                    "at = at + interval '1 microsecond'",
                    "event_id = ''",
                    "payload_revision = '2'",
                    "payload_type = 'message.teleported'",
                    "content_type = 'application/xml'"
                })
        void shouldNoticeADamagedEventAndGoOn(String damage) {
            appendEach("a", 0, 3);
            log.execute("UPDATE log.event SET " + damage + " WHERE position = 1");
            log.reopen(builder -> builder);

            var events = log.read(null);

            assertThat(events).extracting(TestLog::position).containsExactly(0L, 1L, 2L);
            assertThatExceptionOfType(UnreadableEventException.class)
                    .isThrownBy(() -> events.get(1).getPayload())
                    .withMessageContaining("position 1 ")
                    .withMessageContaining("checksum");
            assertThat(events.get(2).getPayload()).isEqualTo(new Noted("a/2"));
        }

        @Test
        void shouldNoticeEventsThatChangedPlaces() {
            appendEach("a", 0, 3);
            log.execute("UPDATE log.event SET position = 3 WHERE position = 1;"
                    + " UPDATE log.event SET position = 1 WHERE position = 2;"
                    + " UPDATE log.event SET position = 2 WHERE position = 3");
            log.reopen(builder -> builder);

            assertThat(log.read(null))
                    .filteredOn(StreamIT::isUnreadable)
                    .extracting(TestLog::position)
                    .containsExactly(1L, 2L);
        }

        @Test
        void shouldNotGuessAtAnotherContentType() {
            appendEach("a", 0, 1);
            log.reopen(builder -> builder.contentType("application/cbor"));

            assertThatExceptionOfType(UnreadableEventException.class)
                    .isThrownBy(() -> log.read(null).getFirst().getPayload())
                    .withMessageContaining("application/json");
        }

        @Test
        void shouldNoticeAMissingPosition() {
            appendEach("a", 0, 12);
            log.execute("DELETE FROM log.event WHERE position = 7");
            log.reopen(builder -> builder);

            assertThatExceptionOfType(LogDamagedException.class)
                    .isThrownBy(() -> log.read(null))
                    .withMessageContaining("position 7");
        }

        @Test
        void shouldUpcastWhatAnOlderReleaseWrote() {
            appendEach("a", 0, 2);
            log.rewrite("UPDATE log.event SET payload = convert_to('{\"note\":\"old\"}', 'UTF8'),"
                    + " payload_type = 'note.taken' WHERE position = 0");
            log.reopen(builder -> builder.upcasterChain(new NoteTakenUpcaster()));

            log.append(event("a", 2));

            assertThat(log.read(null)).extracting(Decoding::text).containsExactly("old", "a/1", "a/2");
            assertThat(log.store().readEvents("a").asStream().map(Decoding::text))
                    .containsExactly("old", "a/1", "a/2");
            assertThat(log.store().firstEvents(List.of("a")))
                    .hasEntrySatisfying(
                            "a", first -> assertThat(text(first.message())).isEqualTo("old"));
        }

        private static String text(EventMessage<?> message) {
            return ((Noted) message.getPayload()).text();
        }
    }

    @Nested
    class Tokens {

        @Test
        void shouldPointBeforeTheFirstAndAtTheLastEvent() {
            assertThat(log.store().createHeadToken()).isEqualTo(log.store().createTailToken());

            appendEach("a", 0, 3);

            assertThat(log.store().createTailToken()).isEqualTo(new GlobalSequenceTrackingToken(-1));
            assertThat(log.store().createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(2));
        }

        @Test
        void shouldFindTheFirstEventThatIsNotEarlierAlsoWhenTimesAreOutOfOrder() {
            Instant noon = Instant.parse("2026-01-01T12:00:00Z");
            int[] minutes = {0, 5, 3, 5, 9, 2, 20};
            for (int i = 0; i < minutes.length; i++) {
                int minute = minutes[i];
                log.append(new GenericDomainEventMessage<>(
                        "Note", "a", i, event("a", i), () -> noon.plusSeconds(60L * minute)));
            }

            assertThat(at(noon.minusSeconds(1))).isEqualTo(-1);
            assertThat(at(noon)).isEqualTo(-1);
            assertThat(at(noon.plusSeconds(1))).isZero();
            assertThat(at(noon.plusSeconds(5 * 60))).isZero();
            assertThat(at(noon.plusSeconds(6 * 60))).isEqualTo(3);
            assertThat(at(noon.plusSeconds(20 * 60))).isEqualTo(5);
            assertThat(at(noon.plusSeconds(20 * 60 + 1))).isEqualTo(6);
            assertThat(log.store().createTokenSince(Duration.ofDays(36_500)))
                    .isEqualTo(new GlobalSequenceTrackingToken(-1));
        }

        private long at(Instant time) {
            return log.store().createTokenAt(time).position().orElseThrow();
        }
    }
}
