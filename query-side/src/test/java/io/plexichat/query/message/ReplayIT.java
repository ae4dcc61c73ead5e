package io.plexichat.query.message;

import static io.plexichat.query.Town.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.channel.ChannelEvent.MemberJoined;
import io.plexichat.kernel.channel.ChannelEvent.MemberLeft;
import io.plexichat.kernel.channel.ChannelPage;
import io.plexichat.kernel.channel.ChannelQuery.ListChannels;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import io.plexichat.kernel.message.ReadMarkerEvent.ReadMarked;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.ReadSide;
import io.plexichat.query.projection.TableDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

class ReplayIT {
    private static final List<String> PROJECTIONS = List.of("account", "session", "directory", "timeline", "erasure");

    @Property(tries = 6, shrinking = ShrinkingMode.OFF)
    void shouldMakeTheSameRowsHoweverTheEventsCome(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int batch) {
        List<Object> history = Histories.random(seed, 300);
        InMemoryLog log = new InMemoryLog();
        try (ReadSide live = ReadSide.withoutSearch(log, batch)) {
            for (int from = 0; from < history.size(); from += 17) {
                log.append(history.subList(from, Math.min(history.size(), from + 17)));
            }
            live.catchUp();
            Map<String, Map<String, TableDigest>> checksums = checksums(live);
            shouldCountUnreadAsTheModelDoes(live, history);

            PROJECTIONS.forEach(name -> live.projection(name).reset());
            live.catchUp();
            assertThat(checksums(live)).isEqualTo(checksums);

            try (ReadSide another = ReadSide.withoutSearch(log, 1_000)) {
                another.catchUp();
                assertThat(checksums(another)).isEqualTo(checksums);
            }
        }
    }

    private static void shouldCountUnreadAsTheModelDoes(ReadSide side, List<Object> history) {
        Map<String, Long> unread = unreadIn(history);
        for (String person : List.of("ann", "bob", "cid")) {
            side.ask(new ListChannels(person(person), null, null, null, 10, null), ChannelPage.class)
                    .items()
                    .forEach(item -> assertThat(item.unread())
                            .isEqualTo(unread.getOrDefault(item.channelId() + " " + person(person), 0L)));
        }
    }

    /** For each member of each channel: counts one event after the other, without numbers or markers. */
    private static Map<String, Long> unreadIn(List<Object> history) {
        Map<String, List<Long>> unreadPositions = new HashMap<>();
        for (int position = 0; position < history.size(); position++) {
            long at = position;
            switch (history.get(position)) {
                case MemberJoined joined ->
                    unreadPositions.put(joined.channelId() + " " + joined.accountId(), new ArrayList<>());
                case MemberLeft left -> unreadPositions.remove(left.channelId() + " " + left.accountId());
                case MessageSent sent -> {
                    unreadPositions.forEach((key, positions) -> {
                        if (key.startsWith(sent.channelId().toString())) {
                            positions.add(at);
                        }
                    });
                    List<Long> own = unreadPositions.get(sent.channelId() + " " + sent.authorId());
                    if (own != null) {
                        own.clear();
                    }
                }
                case ReadMarked marked -> {
                    List<Long> own = unreadPositions.get(marked.channelId() + " " + marked.accountId());
                    if (own != null) {
                        own.removeIf(each -> each <= marked.position());
                    }
                }
                default -> {
                    // Changes no count.
                }
            }
        }
        Map<String, Long> counts = new HashMap<>();
        unreadPositions.forEach((key, positions) -> counts.put(key, (long) positions.size()));
        return counts;
    }

    private static Map<String, Map<String, TableDigest>> checksums(ReadSide side) {
        Map<String, Map<String, TableDigest>> checksums = new HashMap<>();
        PROJECTIONS.forEach(name -> checksums.put(name, side.projection(name).checksums()));
        return checksums;
    }
}
