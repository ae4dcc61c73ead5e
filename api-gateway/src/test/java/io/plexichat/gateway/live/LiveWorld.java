package io.plexichat.gateway.live;

import io.plexichat.gateway.ApiJsons;
import io.plexichat.gateway.GatewayProperties;
import io.plexichat.gateway.Queries;
import io.plexichat.gateway.RecordingBuses;
import io.plexichat.gateway.Samples;
import io.plexichat.gateway.TestQueries;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelRejections;
import io.plexichat.kernel.live.LiveEvent;
import io.plexichat.kernel.live.LiveEventType;
import io.plexichat.kernel.live.LiveQuery.Audience;
import io.plexichat.kernel.live.LiveQuery.FollowHead;
import io.plexichat.kernel.live.LiveQuery.GetAudience;
import io.plexichat.kernel.live.LiveQuery.GetLiveEvents;
import io.plexichat.kernel.live.LiveQuery.ListLiveEvents;
import io.plexichat.kernel.live.LiveQuery.ListLivePositions;
import io.plexichat.kernel.live.LiveQuery.LiveEvents;
import io.plexichat.kernel.live.LiveQuery.LiveHead;
import io.plexichat.kernel.live.LiveQuery.LivePage;
import io.plexichat.kernel.live.LiveQuery.LivePositions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A log with members and what a gateway needs of it: read models that show it up to where they are told. */
final class LiveWorld implements AutoCloseable {
    private final RecordingBuses buses = new RecordingBuses();
    private final TreeMap<Long, LiveEvent> log = new TreeMap<>();
    private final Set<ChannelId> everybodys;
    private final LiveHub hub;
    private final LiveSource source;
    private long head;
    private long destructions;

    /** @param everybodys channels that may be read without being a member */
    LiveWorld(Set<ChannelId> everybodys, int ringEvents, long mostWaiting) {
        this.everybodys = everybodys;
        buses.onQuery(FollowHead.class, LiveHead.class, _ -> head());
        buses.onQuery(GetAudience.class, Audience.class, this::audience);
        buses.onQuery(ListLiveEvents.class, LivePage.class, this::page);
        buses.onQuery(ListLivePositions.class, LivePositions.class, this::positions);
        buses.onQuery(GetLiveEvents.class, LiveEvents.class, this::at);
        Queries queries = TestQueries.of(buses);
        LiveJson json = new LiveJson(ApiJsons.create());
        GatewayProperties properties = new Binder(
                        new MapConfigurationPropertySource(Map.of("plexichat.gateway.live.ring-events", ringEvents)))
                .bindOrCreate("plexichat.gateway", GatewayProperties.class);
        hub = new LiveHub(queries, json, properties.live(), _ -> {});
        source = new LiveSource(hub, new Audiences(queries), queries, mostWaiting);
        hub.start();
        Hubs.await(hub, 0);
    }

    synchronized long append(LiveEventType type, ChannelId channel, AccountId account) {
        long position = log.isEmpty() ? 1 : log.lastKey() + 1;
        log.put(
                position,
                switch (type) {
                    case MEMBER_JOINED, MEMBER_LEFT -> Samples.membership(position, type, channel, account);
                    case READ_MARKED -> Samples.read(position, channel, account);
                    default -> Samples.sent(position, channel, "text " + position);
                });
        return position;
    }

    /** The read models show all there is, and the hub has it. */
    void publish() {
        LiveHead told;
        synchronized (this) {
            head = log.isEmpty() ? 0 : log.lastKey();
            told = head();
        }
        buses.queryBus().queryUpdateEmitter().emit(FollowHead.class, _ -> true, told);
        Hubs.await(hub, told.position());
    }

    /** Keys are destroyed: what was read before is not to be shown. */
    void destroy() {
        LiveHead told;
        synchronized (this) {
            destructions++;
            told = head();
        }
        buses.queryBus().queryUpdateEmitter().emit(FollowHead.class, _ -> true, told);
    }

    synchronized List<LiveEvent> events() {
        return List.copyOf(log.values());
    }

    /** What a member of would be told now. */
    synchronized Set<ChannelId> channelsOf(AccountId account) {
        return channelsOf(account, head);
    }

    LiveStream open(AccountId viewer, @Nullable Set<ChannelId> asked, @Nullable Long after, Executor executor) {
        return new LiveStream(source, viewer, asked, after, audience(new GetAudience(viewer, asked)), executor);
    }

    synchronized long position() {
        return head;
    }

    private synchronized LiveHead head() {
        return new LiveHead(head, destructions);
    }

    private synchronized Audience audience(GetAudience query) {
        Set<ChannelId> mine = channelsOf(query.viewer(), head);
        Set<ChannelId> asked = query.channels();
        if (asked == null) {
            return new Audience(mine, head);
        }
        for (ChannelId channel : asked) {
            if (!mine.contains(channel) && !everybodys.contains(channel)) {
                throw ChannelRejections.NOT_FOUND.because("Expected channel X, but there is no such channel.");
            }
        }
        return new Audience(asked, head);
    }

    private synchronized LivePage page(ListLiveEvents query) {
        List<LiveEvent> found = shown(query.after()).limit(query.limit()).toList();
        return new LivePage(found, through(found, query.after(), query.limit()));
    }

    private synchronized LivePositions positions(ListLivePositions query) {
        List<LiveEvent> found = shown(query.after())
                .filter(event -> query.channels().contains(event.channelId()) && mayRead(query.viewer(), event))
                .limit(query.limit())
                .toList();
        return new LivePositions(
                found.stream().map(LiveEvent::position).toList(), through(found, query.after(), query.limit()));
    }

    private synchronized LiveEvents at(GetLiveEvents query) {
        return new LiveEvents(query.positions().stream()
                .map(position -> Objects.requireNonNull(log.get(position)))
                .toList());
    }

    private Stream<LiveEvent> shown(long after) {
        return log.subMap(after, false, Math.max(after, head), true).values().stream();
    }

    private long through(List<LiveEvent> found, long after, int limit) {
        return found.size() < limit ? Math.max(head, after) : found.getLast().position();
    }

    /** Now, which is what a read model knows. */
    private boolean mayRead(AccountId viewer, LiveEvent event) {
        boolean own = viewer.equals(event.accountId());
        return (own || event.type() != LiveEventType.READ_MARKED)
                && ((own && event.type() == LiveEventType.MEMBER_LEFT)
                        || everybodys.contains(event.channelId())
                        || channelsOf(viewer, head).contains(event.channelId()));
    }

    private Set<ChannelId> channelsOf(AccountId account, long position) {
        Map<ChannelId, Boolean> member = new HashMap<>();
        log.headMap(position, true).values().stream()
                .filter(event -> account.equals(event.accountId()) && event.type() != LiveEventType.READ_MARKED)
                .forEach(event -> member.put(event.channelId(), event.type() == LiveEventType.MEMBER_JOINED));
        Set<ChannelId> channels = new HashSet<>();
        member.forEach((channel, in) -> {
            if (in) {
                channels.add(channel);
            }
        });
        return channels;
    }

    @Override
    public void close() {
        hub.stop();
    }
}
