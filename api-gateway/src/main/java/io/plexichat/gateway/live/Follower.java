package io.plexichat.gateway.live;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import java.util.Set;
import java.util.concurrent.Executor;

/** Who is up to date, and is told of each event that it may see as it comes. */
interface Follower {
    AccountId viewer();

    /** Whose events it sees. Asked when it begins to follow. */
    Set<ChannelId> channels();

    /** Whether a channel becomes one of its own when its viewer joins. */
    boolean follows(ChannelId channel);

    /** Changes of membership up to here are in {@link #channels}. */
    long audiencePosition();

    /** In position order; never waits for anything. */
    Offered offer(LiveItem item);

    /** What it was offered and has not taken may show what is erased now. True when there was such: then it follows no longer. */
    boolean drop();

    /** Where it is woken. */
    Executor executor();

    void wake();

    /** What became of an event. */
    enum Offered {
        /** With others, for which it was woken. */
        WAITS,
        /** Alone. */
        WAKES,
        /** Too many wait already. It follows no longer, and takes what it missed from where it stands. */
        DROPPED
    }
}
