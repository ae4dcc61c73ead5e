package io.plexichat.gateway.live;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.live.LiveEvent;
import io.plexichat.kernel.live.LiveEventType;
import io.plexichat.kernel.live.LiveQuery.Audience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What one viewer follows, from one position on. Pulled page by page, so it holds at most a page that nobody asked for yet. */
final class LiveStream {
    private static final int PAGE = 100;
    /** Of one page, in characters; a larger event is a page of its own. */
    private static final int PAGE_CHARACTERS = 128 * 1024;

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final LiveSource source;
    private final AccountId viewer;
    /** Null for all the viewer's. */
    private final @Nullable Set<ChannelId> asked;

    private final long after;
    private final Set<ChannelId> open;
    /** A copy of {@link #open}, for others. */
    private volatile Set<ChannelId> shown;

    /** Changes of membership up to here are in {@link #open}; later ones are taken from the events. */
    private long audiencePosition;

    private long position;
    private @Nullable ChannelId left;
    /** Whether it was told that the viewer has everything so far. */
    private boolean caughtUp;

    /** @param after null for from now */
    LiveStream(
            LiveSource source,
            AccountId viewer,
            @Nullable Set<ChannelId> asked,
            @Nullable Long after,
            Audience audience) {
        this.source = source;
        this.viewer = viewer;
        this.asked = asked;
        this.open = new HashSet<>(audience.channels());
        this.shown = Set.copyOf(open);
        this.audiencePosition = audience.position();
        this.after = after == null ? audience.position() : after;
        this.position = Math.min(this.after, audience.position());
    }

    /** Events up to this one are not shown. */
    long after() {
        return after;
    }

    /** The channels it shows now. */
    Set<ChannelId> shown() {
        return shown;
    }

    /** To be subscribed to once. */
    Flux<Delivery> deliveries() {
        return Mono.defer(this::next).repeat().concatMapIterable(page -> page, 1);
    }

    private Mono<List<Delivery>> next() {
        ChannelId channel = left;
        if (channel != null) {
            return reopen(channel);
        }
        Optional<LiveRing.Slice> recent = source.hub().after(position, PAGE);
        if (recent.isPresent()) {
            LiveRing.Slice slice = recent.get();
            if (slice.through() > position) {
                List<Delivery> taken = take(slice.items(), slice.through());
                return Mono.just(slice.items().size() < PAGE ? andCaughtUp(taken, slice.through()) : taken);
            }
            return caughtUp
                    ? source.hub().past(position).thenReturn(List.of())
                    : Mono.just(andCaughtUp(new ArrayList<>(), position));
        }
        return position < audiencePosition ? catchUp() : refresh();
    }

    /** From the read model, as far as the audience is known. */
    private Mono<List<Delivery>> catchUp() {
        return source.read(viewer, open, position, PAGE).flatMap(page -> {
            if (page.through() <= position) {
                return Mono.delay(PAUSE).thenReturn(List.of());
            }
            long through = Math.min(page.through(), audiencePosition);
            List<LiveItem> items = page.items().stream()
                    .filter(item -> item.position() <= through)
                    .toList();
            return Mono.just(take(items, through));
        });
    }

    /** Fallen out of the ring: goes on as a new stream from this position would. */
    private Mono<List<Delivery>> refresh() {
        return source.audiences()
                .readable(viewer, asked, source.hub().position())
                .map(audience -> {
                    open.clear();
                    open.addAll(audience.channels());
                    shown = Set.copyOf(open);
                    audiencePosition = Math.max(audience.position(), position);
                    return List.of();
                });
    }

    /** A channel that was asked for may be readable without membership. */
    private Mono<List<Delivery>> reopen(ChannelId channel) {
        return source.audiences().readable(viewer, Set.of(channel), position).map(audience -> {
            left = null;
            open.addAll(audience.channels());
            shown = Set.copyOf(open);
            return List.of();
        });
    }

    /** Unless the page was cut short. */
    private List<Delivery> andCaughtUp(List<Delivery> taken, long through) {
        if (!caughtUp && position >= through) {
            caughtUp = true;
            taken.add(new Delivery.CaughtUp());
        }
        return taken;
    }

    private List<Delivery> take(List<LiveItem> items, long through) {
        List<Delivery> taken = new ArrayList<>();
        int room = PAGE_CHARACTERS;
        for (LiveItem item : items) {
            LiveEvent event = item.event();
            if (room < 0) {
                // What nobody has asked for is read again rather than kept.
                return taken;
            }
            boolean own = viewer.equals(event.accountId());
            boolean changesAudience = own && event.position() > audiencePosition;
            if (changesAudience && event.type() == LiveEventType.MEMBER_JOINED && follows(event.channelId())) {
                open.add(event.channelId());
                shown = Set.copyOf(open);
            }
            if (event.position() > after && isVisible(event, own)) {
                String json = item.jsonFor(viewer, source.json());
                room -= json.length();
                taken.add(new Delivery.Event(event.position(), json));
            }
            if (changesAudience && event.type() == LiveEventType.MEMBER_LEFT && open.remove(event.channelId())) {
                shown = Set.copyOf(open);
                if (asked != null) {
                    left = event.channelId();
                    position = event.position();
                    return taken;
                }
            }
            position = event.position();
        }
        position = through;
        return taken;
    }

    private boolean follows(ChannelId channel) {
        return asked == null || asked.contains(channel);
    }

    private boolean isVisible(LiveEvent event, boolean own) {
        return open.contains(event.channelId()) && (own || event.type() != LiveEventType.READ_MARKED);
    }
}
