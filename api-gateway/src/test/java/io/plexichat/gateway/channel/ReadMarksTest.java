package io.plexichat.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plexichat.gateway.RequestContext;
import io.plexichat.gateway.Samples;
import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.TestBuses;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelRejections;
import io.plexichat.kernel.message.ReadMarkerCommand.MarkRead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

class ReadMarksTest {
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final long HEAD = 1_000;

    private final TestBuses sides = new TestBuses();
    private final VirtualTimeScheduler timer = VirtualTimeScheduler.create();
    private final ReadMarks marks =
            new ReadMarks(sides.commands, sides.queries, new ServerTime(() -> Samples.AT), INTERVAL, timer);

    @BeforeEach
    void start() {
        sides.buses.onCommand(MarkRead.class, _ -> null);
        sides.queries.liveHead(() -> HEAD);
        marks.start();
    }

    @AfterEach
    void close() {
        sides.close();
    }

    @Test
    void shouldWriteTheFirstAtOnceAndOfTheOthersTheFurthest() {
        join(mark(10));
        List<CompletableFuture<@Nullable Void>> scrolling = new ArrayList<>();
        for (long position = 11; position < 500; position++) {
            scrolling.add(mark(position));
        }
        scrolling.add(mark(400));

        assertThat(written()).containsExactly(10L);
        assertThat(scrolling).noneMatch(CompletableFuture::isDone);
        timer.advanceTimeBy(INTERVAL);
        scrolling.forEach(ReadMarksTest::join);
        assertThat(written()).containsExactly(10L, 499L);
    }

    @Test
    void shouldWriteOnceAnIntervalHoweverLongItGoesOn() {
        join(mark(1));
        for (long position = 2; position <= 40; position++) {
            CompletableFuture<@Nullable Void> waiting = mark(position);
            timer.advanceTimeBy(INTERVAL.dividedBy(4));
            if (position % 4 == 1) {
                join(waiting);
            }
        }

        assertThat(written()).containsExactly(1L, 5L, 9L, 13L, 17L, 21L, 25L, 29L, 33L, 37L);
    }

    @Test
    void shouldNotMakeWaitWhoMarksNowAndThen() {
        join(mark(1));
        timer.advanceTimeBy(INTERVAL);
        join(mark(2));
        timer.advanceTimeBy(INTERVAL);
        join(mark(3));
        join(mark(Samples.HIDDEN_ROOM, 3));

        assertThat(written()).containsExactly(1L, 2L, 3L, 3L);
    }

    @Test
    void shouldTellThePositionToAllThatWaited() {
        join(mark(1));
        RequestContext one = RequestContext.ofServer();
        RequestContext other = RequestContext.ofServer();
        CompletableFuture<@Nullable Void> first = marked(2, one);
        CompletableFuture<@Nullable Void> second = marked(3, other);
        timer.advanceTimeBy(INTERVAL);
        join(first);
        join(second);

        assertThat(Stream.of(one, other).map(TestBuses::answered).map(position -> position.orElse(0)))
                .containsOnly(102L);
    }

    @Test
    void shouldWriteWhatSomebodyGaveUpWaitingFor() {
        join(mark(1));
        boolean _ = mark(2).cancel(true);
        CompletableFuture<@Nullable Void> waiting = mark(1);
        timer.advanceTimeBy(INTERVAL);
        join(waiting);

        assertThat(written()).containsExactly(1L, 2L);
    }

    @Test
    void shouldLeaveToTheCommandSideWhatMayNotBeThere() {
        join(mark(1));
        join(mark(HEAD + 1));

        assertThat(written()).containsExactly(1L, HEAD + 1);
    }

    @Test
    void shouldKnowWhatItWasToldWhileLiveEventsAreBehind() {
        sides.queries.liveHead(() -> -1);
        // Nothing is known to be there yet, so it goes on at once; the answer tells that there is more.
        join(mark(1));
        join(mark(50));
        CompletableFuture<@Nullable Void> waiting = mark(60);

        assertThat(written()).containsExactly(1L, 50L);
        timer.advanceTimeBy(INTERVAL);
        join(waiting);
        assertThat(written()).containsExactly(1L, 50L, 60L);
    }

    @Test
    void shouldRefuseAllThatWaitedAndNotMakeWaitAfterARefusal() {
        join(mark(1));
        refuse();
        CompletableFuture<@Nullable Void> waiting = mark(2);
        CompletableFuture<@Nullable Void> another = mark(3);
        timer.advanceTimeBy(INTERVAL);

        assertThatThrownBy(() -> join(waiting)).hasMessageContaining("no such channel");
        assertThatThrownBy(() -> join(another)).hasMessageContaining("no such channel");
        timer.advanceTimeBy(INTERVAL);
        assertThatThrownBy(() -> join(mark(4))).hasMessageContaining("no such channel");
        sides.buses.onCommand(MarkRead.class, _ -> null);
        join(mark(5));
        assertThat(written()).containsExactly(1L, 3L, 4L, 5L);
    }

    @Test
    void shouldWriteWhatWaitsBeforeItStopsAndMakeNobodyWaitThen() {
        join(mark(1));
        CompletableFuture<@Nullable Void> waiting = mark(2);
        CompletableFuture<@Nullable Void> stopped = new CompletableFuture<>();
        marks.stop(() -> stopped.complete(null));

        join(stopped);
        assertThat(written()).containsExactly(1L, 2L);
        join(waiting);
        join(mark(3));
        join(mark(4));
        assertThat(written()).containsExactly(1L, 2L, 3L, 4L);
    }

    private void refuse() {
        sides.buses.onCommand(MarkRead.class, _ -> {
            throw ChannelRejections.NOT_FOUND.because("Expected channel X, but there is no such channel.");
        });
    }

    private CompletableFuture<@Nullable Void> mark(long position) {
        return mark(Samples.ROOM, position);
    }

    private CompletableFuture<@Nullable Void> mark(ChannelId channel, long position) {
        return marks.mark(Samples.ALICE, channel, position).toFuture();
    }

    private CompletableFuture<@Nullable Void> marked(long position, RequestContext request) {
        return marks.mark(Samples.ALICE, Samples.ROOM, position)
                .contextWrite(request::putInto)
                .toFuture();
    }

    private List<Long> written() {
        return sides.buses.sent().stream()
                .map(message -> ((MarkRead) message.getPayload()).position())
                .toList();
    }

    private static void join(CompletableFuture<?> mark) {
        mark.orTimeout(10, TimeUnit.SECONDS).join();
    }
}
