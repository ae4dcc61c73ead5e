package io.plexichat.gateway.live;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.live.LiveEvent;
import io.plexichat.kernel.live.LiveEventType;
import io.plexichat.kernel.live.LiveQuery.Audience;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The channels a stream shows where it stands, kept right by the changes of membership that it passes. */
final class OpenChannels {
    private final AccountId viewer;
    /** Null for all the viewer's. */
    private final @Nullable Set<ChannelId> asked;

    private final Set<ChannelId> open;
    /** A copy of {@link #open}, for others. */
    private volatile Set<ChannelId> shown;

    /** Changes of membership up to here are in {@link #open}; later ones are taken from the events. */
    private volatile long known;

    OpenChannels(AccountId viewer, @Nullable Set<ChannelId> asked, Audience audience) {
        this.viewer = viewer;
        this.asked = asked;
        this.open = new HashSet<>(audience.channels());
        this.shown = Set.copyOf(open);
        this.known = audience.position();
    }

    AccountId viewer() {
        return viewer;
    }

    @Nullable
    Set<ChannelId> asked() {
        return asked;
    }

    /** As they are now; any thread may ask. */
    Set<ChannelId> shown() {
        return shown;
    }

    /** Changes of membership after this position are still to be passed. Any thread may ask. */
    long known() {
        return known;
    }

    /** Whether a channel is opened when the viewer joins. */
    boolean follows(ChannelId channel) {
        return asked == null || asked.contains(channel);
    }

    /** To be told of an event before it is shown. */
    void before(LiveEvent event) {
        if (event.type() == LiveEventType.MEMBER_JOINED && changesThem(event) && follows(event.channelId())) {
            if (open.add(event.channelId())) {
                shown = Set.copyOf(open);
            }
        }
    }

    boolean show(LiveEvent event) {
        return open.contains(event.channelId()) && (event.type() != LiveEventType.READ_MARKED || isOwn(event));
    }

    /** To be told of an event after it was shown. True when its channel is shown no longer. */
    boolean after(LiveEvent event) {
        if (event.type() != LiveEventType.MEMBER_LEFT || !changesThem(event) || !open.remove(event.channelId())) {
            return false;
        }
        shown = Set.copyOf(open);
        return true;
    }

    /** What they are at a position further on. */
    void become(Audience audience, long position) {
        open.clear();
        open.addAll(audience.channels());
        shown = Set.copyOf(open);
        known = Math.max(audience.position(), position);
    }

    void add(Set<ChannelId> channels) {
        open.addAll(channels);
        shown = Set.copyOf(open);
    }

    private boolean changesThem(LiveEvent event) {
        return event.position() > known && isOwn(event);
    }

    private boolean isOwn(LiveEvent event) {
        return viewer.equals(event.accountId());
    }
}
