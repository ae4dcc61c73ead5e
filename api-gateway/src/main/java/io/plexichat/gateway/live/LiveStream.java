package io.plexichat.gateway.live;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.live.LiveEvent;
import io.plexichat.kernel.live.LiveQuery.Audience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What one viewer follows, from one position on. It reads from the read model or the ring until it has everything, and is then offered
 * what comes; when too much waits that nobody asks for, it reads again. {@link LivePages} asks it.
 */
final class LiveStream implements Follower {
    private static final int PAGE = 100;
    /** Of the ring, where most may be nothing to this stream. */
    private static final int RING_PAGE = 1_000;
    /** Of one page; a larger event is a page of its own. */
    private static final int PAGE_BYTES = 128 * 1024;

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final LiveSource source;
    private final OpenChannels channels;
    private final Executor executor;
    private final Waiting waiting;
    private final long after;
    private long position;
    private LiveSource.@Nullable Page read;
    private @Nullable ChannelId left;
    /** Whether it was told that the viewer has everything so far. */
    private boolean caughtUp;
    /** Whether it is offered what comes, unless too much waits. */
    private boolean following;

    private volatile Runnable onWake = () -> {};

    /**
     * @param asked null for all the viewer's
     * @param after null for from now
     * @param executor where it is woken when there is more
     */
    LiveStream(
            LiveSource source,
            AccountId viewer,
            @Nullable Set<ChannelId> asked,
            @Nullable Long after,
            Audience audience,
            Executor executor) {
        this.source = source;
        this.channels = new OpenChannels(viewer, asked, audience);
        this.executor = executor;
        this.waiting = new Waiting(source.mostWaiting());
        this.after = after == null ? audience.position() : after;
        this.position = Math.min(this.after, audience.position());
    }

    /** What comes next. */
    sealed interface Next {
        /** @param deliveries at least one */
        record Page(List<Delivery> deliveries) implements Next {}

        /** To be asked again when this has completed. */
        record Read(Mono<Void> work) implements Next {}

        /** To be asked again when it is woken. */
        record Nothing() implements Next {}
    }

    /** Events up to this one are not shown. */
    long after() {
        return after;
    }

    /** The channels it shows now. */
    Set<ChannelId> shown() {
        return channels.shown();
    }

    /** @param onWake called by {@link #wake} */
    void begin(Runnable onWake) {
        this.onWake = onWake;
    }

    /** One call at a time, and none after the end. */
    Next next() {
        List<Delivery> page = List.of();
        while (page.isEmpty()) {
            if (left != null) {
                return new Next.Read(reopen(left));
            }
            LiveSource.Page found = read;
            if (found != null) {
                read = null;
                page = take(found.items(), Math.min(found.through(), channels.known()), PAGE_BYTES);
            } else if (following) {
                Waiting.Taken taken = waiting.take();
                if (taken.dropped()) {
                    following = false;
                    position = Math.max(position, taken.droppedAfter());
                } else if (taken.items().isEmpty()) {
                    return new Next.Nothing();
                } else {
                    page = take(taken.items(), taken.items().getLast().position(), Long.MAX_VALUE);
                }
            } else {
                Optional<LiveRing.Slice> recent = source.hub().after(position, RING_PAGE);
                if (recent.isEmpty()) {
                    return new Next.Read(position < channels.known() ? catchUp() : refresh());
                }
                page = recent(recent.get());
            }
        }
        return new Next.Page(page);
    }

    /** Nobody takes what comes any more. */
    void end() {
        source.hub().unfollow(this);
        following = false;
        waiting.clear();
    }

    @Override
    public AccountId viewer() {
        return channels.viewer();
    }

    @Override
    public Set<ChannelId> channels() {
        return channels.shown();
    }

    @Override
    public boolean follows(ChannelId channel) {
        return channels.follows(channel);
    }

    @Override
    public long audiencePosition() {
        return channels.known();
    }

    @Override
    public Offered offer(LiveItem item) {
        return waiting.offer(item);
    }

    @Override
    public boolean drop() {
        return waiting.drop();
    }

    @Override
    public Executor executor() {
        return executor;
    }

    @Override
    public void wake() {
        onWake.run();
    }

    /** When there is no more, it follows. */
    private List<Delivery> recent(LiveRing.Slice slice) {
        List<Delivery> page =
                slice.through() > position ? take(slice.items(), slice.through(), PAGE_BYTES) : new ArrayList<>();
        boolean isAll = slice.items().size() < RING_PAGE && position >= slice.through() && left == null;
        if (isAll && !caughtUp) {
            caughtUp = true;
            page.add(new Delivery.CaughtUp());
        }
        if (isAll) {
            waiting.clear();
            following = source.hub().follow(this, position);
        }
        return page;
    }

    /** From the read model, as far as the audience is known. */
    private Mono<Void> catchUp() {
        return source.read(channels.viewer(), channels.shown(), position, PAGE).flatMap(page -> {
            if (page.through() <= position) {
                return Mono.delay(PAUSE).then();
            }
            read = page;
            return Mono.empty();
        });
    }

    /** Fallen out of the ring: goes on as a new stream from this position would. */
    private Mono<Void> refresh() {
        return source.audiences()
                .readable(channels.viewer(), channels.asked(), source.hub().position())
                .doOnNext(audience -> channels.become(audience, position))
                .then();
    }

    /** A channel that was asked for may be readable without membership. */
    private Mono<Void> reopen(ChannelId channel) {
        return source.audiences()
                .readable(channels.viewer(), Set.of(channel), position)
                .doOnNext(audience -> {
                    left = null;
                    channels.add(audience.channels());
                })
                .then();
    }

    /** @param room in bytes: what nobody has asked for is read again rather than kept */
    private List<Delivery> take(List<LiveItem> items, long through, long room) {
        List<Delivery> taken = new ArrayList<>();
        long free = room;
        for (LiveItem item : items) {
            LiveEvent event = item.event();
            if (event.position() > through) {
                break;
            }
            if (event.position() <= position) {
                // Taken from the read model, which was ahead.
                continue;
            }
            if (free < 0) {
                return taken;
            }
            channels.before(event);
            if (event.position() > after && channels.show(event)) {
                Frame frame = item.frameFor(channels.viewer());
                free -= frame.size();
                taken.add(new Delivery.Event(event.position(), frame));
            }
            position = event.position();
            if (channels.after(event) && channels.asked() != null) {
                left = event.channelId();
                stopFollowing();
                return taken;
            }
        }
        position = Math.max(position, through);
        return taken;
    }

    /** What waits is read again, with what is shown then. */
    private void stopFollowing() {
        if (following) {
            end();
        }
    }
}
