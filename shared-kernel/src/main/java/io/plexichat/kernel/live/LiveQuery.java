package io.plexichat.kernel.live;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a gateway asks to serve live streams. */
public sealed interface LiveQuery {
    /**
     * The channels whose events a viewer follows, as {@link Audience}.
     *
     * @param channels null for all the viewer is a member of; else exactly these, rejected with {@code channel.not-found} when one
     *     may not be read
     */
    record GetAudience(AccountId viewer, @Nullable Set<ChannelId> channels) implements LiveQuery {}

    /** @param position the read model's when it answered: later changes of membership are to be taken from the events */
    record Audience(Set<ChannelId> channels, long position) {
        public Audience {
            channels = Set.copyOf(channels);
        }
    }

    /** Events of all channels after a position, in position order, as {@link LivePage}: for a gateway that shows each to who may see it. */
    record ListLiveEvents(long after, int limit) implements LiveQuery {}

    /** @param through every event up to this position that was asked for is in this page or an earlier one */
    record LivePage(List<LiveEvent> items, long through) {
        public LivePage {
            items = List.copyOf(items);
        }
    }

    /** Where a viewer finds the events of some channels after a position that it may read now, in order, as {@link LivePositions}. */
    record ListLivePositions(AccountId viewer, Set<ChannelId> channels, long after, int limit) implements LiveQuery {
        public ListLivePositions {
            channels = Set.copyOf(channels);
        }
    }

    /** @param through as {@link LivePage#through} */
    record LivePositions(List<Long> positions, long through) {
        public LivePositions {
            positions = List.copyOf(positions);
        }
    }

    /** The events at some positions, for all who may see them, in order, as {@link LiveEvents}. */
    record GetLiveEvents(List<Long> positions) implements LiveQuery {
        public GetLiveEvents {
            positions = List.copyOf(positions);
        }
    }

    /** @param items one for each position that has one */
    record LiveEvents(List<LiveEvent> items) {
        public LiveEvents {
            items = List.copyOf(items);
        }
    }

    /**
     * A subscription query: answers and then tells, as a {@link LiveHead}, each time the read model went on, and each time keys were
     * destroyed.
     */
    record FollowHead() implements LiveQuery {}

    /** @param destructions another number each time that keys were destroyed: what was read before may hold what is erased now */
    record LiveHead(long position, long destructions) {}
}
