package io.plexichat.eventstore;

import static io.plexichat.eventstore.TestRows.stored;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecentEventsTest {

    private static List<StoredEvent> events(long from, long to) {
        return LongStream.range(from, to).mapToObj(TestRows::stored).toList();
    }

    private static List<Long> kept(RecentEvents recent, long to) {
        return LongStream.range(0, to)
                .filter(position -> recent.get(position) != null)
                .boxed()
                .toList();
    }

    @Test
    void shouldKeepTheLatest() {
        var recent = new RecentEvents(4, Long.MAX_VALUE);

        recent.add(events(0, 3));
        assertThat(kept(recent, 20)).containsExactly(0L, 1L, 2L);

        recent.add(events(3, 6));
        assertThat(kept(recent, 20)).containsExactly(2L, 3L, 4L, 5L);
    }

    @Test
    void shouldTakeMoreAtOnceThanItKeeps() {
        var recent = new RecentEvents(4, Long.MAX_VALUE);

        recent.add(events(0, 11));

        assertThat(kept(recent, 20)).containsExactly(7L, 8L, 9L, 10L);
    }

    @Test
    void shouldKeepWithinItsWeightButAlwaysTheNewest() {
        int weight = stored(0).weight();
        var recent = new RecentEvents(16, 3L * weight);

        recent.add(events(0, 9));
        assertThat(kept(recent, 20)).containsExactly(6L, 7L, 8L);

        var tiny = new RecentEvents(16, 1);
        tiny.add(events(0, 9));
        assertThat(kept(tiny, 20)).containsExactly(8L);
    }

    @Test
    void shouldStartAgainAfterAGap() {
        var recent = new RecentEvents(4, Long.MAX_VALUE);
        recent.add(events(0, 4));

        recent.add(events(9, 11));

        assertThat(kept(recent, 20)).containsExactly(9L, 10L);
    }

    @Test
    void shouldStartWhereTheLogWasOpened() {
        var recent = new RecentEvents(4, Long.MAX_VALUE);

        recent.add(events(1_000_000_000_000L, 1_000_000_000_002L));

        assertThat(recent.get(1_000_000_000_001L)).isNotNull();
        assertThat(recent.get(1_000_000_000_002L)).isNull();
    }
}
