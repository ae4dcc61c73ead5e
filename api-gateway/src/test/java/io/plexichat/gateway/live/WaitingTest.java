package io.plexichat.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.ApiJsons;
import io.plexichat.gateway.Samples;
import io.plexichat.gateway.live.Follower.Offered;
import io.plexichat.kernel.message.MessageId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private final LiveJson json = new LiveJson(ApiJsons.create());
    private final int size = item(10).frameSize();
    private final Waiting waiting = new Waiting(2L * size);

    private LiveItem item(long position) {
        return LiveItem.of(Samples.sent(position, Samples.ROOM, "hello"), json);
    }

    @Test
    void shouldWakeForTheFirstOnly() {
        assertThat(waiting.offer(item(10))).isEqualTo(Offered.WAKES);
        assertThat(waiting.offer(item(11))).isEqualTo(Offered.WAITS);
        assertThat(waiting.take().items()).extracting(LiveItem::position).containsExactly(10L, 11L);
        assertThat(waiting.offer(item(12))).isEqualTo(Offered.WAKES);
    }

    @Test
    void shouldDropAllWhenOneTooManyComes() {
        assertThat(waiting.offer(item(10))).isEqualTo(Offered.WAKES);
        assertThat(waiting.offer(item(11))).isEqualTo(Offered.WAITS);
        assertThat(waiting.offer(item(12))).isEqualTo(Offered.DROPPED);
        assertThat(waiting.offer(item(13))).isEqualTo(Offered.DROPPED);
        assertThat(waiting.take()).isEqualTo(new Waiting.Taken(java.util.List.of(), 9));
    }

    @Test
    void shouldTakeOneHoweverLargeItIs() {
        Waiting small = new Waiting(1);
        assertThat(small.offer(item(10))).isEqualTo(Offered.WAKES);
        assertThat(small.offer(item(11))).isEqualTo(Offered.DROPPED);
    }

    @Test
    void shouldHaveRoomAgainForWhatWasTaken() {
        for (int position = 10; position < 20; position++) {
            waiting.offer(item(position));
            assertThat(waiting.take().dropped()).isFalse();
        }
    }

    @Test
    void shouldDropNothingWhereNothingWaits() {
        assertThat(waiting.drop()).isFalse();
        assertThat(waiting.take().dropped()).isFalse();
        waiting.offer(item(10));
        assertThat(waiting.drop()).isTrue();
        assertThat(waiting.take().droppedAfter()).isEqualTo(9);
    }

    @Test
    void shouldShowWhatWaitsAsItStandsWhenItIsTaken() {
        LiveItem item = item(10);
        waiting.offer(item);
        MessageId id = new MessageId(new UUID(1, 10));
        item.redact(Map.of(id, Samples.message(id, Samples.ROOM, 10, "", true)));
        assertThat(waiting.take().items().getFirst().frameFor(Samples.ALICE).toString())
                .contains("\"deleted\":true")
                .doesNotContain("hello");
    }
}
