package io.plexichat.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.ApiJsons;
import io.plexichat.gateway.RecordingBuses;
import io.plexichat.gateway.Samples;
import io.plexichat.gateway.TestQueries;
import io.plexichat.kernel.live.LiveEvent;
import io.plexichat.kernel.live.LiveQuery.GetLiveEvents;
import io.plexichat.kernel.live.LiveQuery.LiveEvents;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveRereadsTest {
    private static final MessageId SECOND = new MessageId(new UUID(1, 2));
    private static final Map<MessageId, MessageView> DELETED =
            Map.of(SECOND, Samples.message(SECOND, Samples.ROOM, 2, "", true));

    private final RecordingBuses buses = new RecordingBuses();
    private final LiveRereads rereads = new LiveRereads(TestQueries.of(buses), new LiveJson(ApiJsons.create()));
    private Runnable whileReading = () -> {};

    @BeforeEach
    void answer() {
        buses.onQuery(GetLiveEvents.class, LiveEvents.class, query -> {
            Runnable now = whileReading;
            whileReading = () -> {};
            now.run();
            return new LiveEvents(query.positions().stream()
                    .filter(position -> position != 5)
                    .map(LiveRereadsTest::sent)
                    .toList());
        });
    }

    @Test
    void shouldReadOnceWhatManyCatchUpWith() {
        assertThat(positions(1, 2, 3)).containsExactly(1L, 2L, 3L);
        assertThat(positions(1, 2, 3)).containsExactly(1L, 2L, 3L);
        assertThat(asked()).containsExactly(List.of(1L, 2L, 3L));

        assertThat(positions(2, 3, 4)).containsExactly(2L, 3L, 4L);
        assertThat(asked()).containsExactly(List.of(1L, 2L, 3L), List.of(4L));
    }

    @Test
    void shouldShareAReadingThatIsUnderway() {
        List<LiveItem> other = new ArrayList<>();
        whileReading = () -> {
            var _ = rereads.at(List.of(1L, 2L)).subscribe(other::addAll);
            assertThat(other).isEmpty();
        };

        assertThat(positions(1, 2)).containsExactly(1L, 2L);
        assertThat(other).extracting(LiveItem::position).containsExactly(1L, 2L);
        assertThat(asked()).hasSize(1);
    }

    @Test
    void shouldLeaveOutPositionsWithoutAnEvent() {
        assertThat(positions(4, 5, 6)).containsExactly(4L, 6L);
        assertThat(positions()).isEmpty();
    }

    @Test
    void shouldNotShowAnyMoreWhatWasDeleted() {
        assertThat(text(2)).contains("hello");
        rereads.redact(DELETED);
        assertThat(text(2)).contains("\"deleted\":true").doesNotContain("hello");
        assertThat(asked()).hasSize(1);
    }

    @Test
    void shouldReadAnewWhatMayHaveBeenDeletedWhileItWasRead() {
        whileReading = () -> rereads.redact(DELETED);
        assertThat(positions(2)).containsExactly(2L);
        assertThat(positions(2)).containsExactly(2L);
        assertThat(asked()).hasSize(2);
    }

    @Test
    void shouldReadAnewWhatMayShowWhatIsErased() {
        assertThat(positions(2)).containsExactly(2L);
        rereads.clear();
        assertThat(positions(2)).containsExactly(2L);
        assertThat(asked()).hasSize(2);
    }

    private List<Long> positions(long... positions) {
        return items(positions).stream().map(LiveItem::position).toList();
    }

    private String text(long position) {
        return items(position).getFirst().frameFor(Samples.ALICE).toString();
    }

    private List<LiveItem> items(long... positions) {
        List<Long> wanted = LongStream.of(positions).boxed().toList();
        return Objects.requireNonNull(rereads.at(wanted).block());
    }

    private List<List<Long>> asked() {
        return buses.asked().stream()
                .map(message -> ((GetLiveEvents) message.getPayload()).positions())
                .toList();
    }

    private static LiveEvent sent(long position) {
        return Samples.sent(position, Samples.ROOM, "hello");
    }
}
