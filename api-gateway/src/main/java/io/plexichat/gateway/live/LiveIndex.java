package io.plexichat.gateway.live;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.live.LiveEvent;
import io.plexichat.kernel.live.LiveEventType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who follows, by the channels they see and by their accounts: an event costs as much as it has followers, however many others there
 * are. Kept right by the changes of membership that pass, in order. Not thread-safe.
 */
final class LiveIndex {
    private static final Logger LOG = LoggerFactory.getLogger(LiveIndex.class);

    private final Map<ChannelId, Set<Follower>> byChannel = new HashMap<>();
    private final Map<AccountId, Set<Follower>> byAccount = new HashMap<>();
    /** The channels each one is entered for. Followers are compared by identity. */
    private final Map<Follower, Set<ChannelId>> entered = new HashMap<>();

    void add(Follower follower) {
        entered.put(follower, new LinkedHashSet<>());
        byAccount.computeIfAbsent(follower.viewer(), _ -> new LinkedHashSet<>()).add(follower);
        follower.channels().forEach(channel -> enter(follower, channel));
    }

    void remove(Follower follower) {
        Set<ChannelId> channels = entered.remove(follower);
        if (channels != null) {
            channels.forEach(channel -> take(byChannel, channel, follower));
            take(byAccount, follower.viewer(), follower);
        }
    }

    /** Those for whom something waits follow no longer. */
    void dropWaiting() {
        List.copyOf(entered.keySet()).stream().filter(Follower::drop).forEach(this::remove);
    }

    /** Hands each item to all who may see it. The answer wakes those who have to be. */
    Runnable offer(List<LiveItem> items) {
        Map<Executor, List<Follower>> woken = new HashMap<>();
        for (LiveItem item : items) {
            offer(item, woken);
        }
        return () -> woken.forEach(LiveIndex::wake);
    }

    /** One task for all that are woken at the same place. */
    private static void wake(Executor executor, List<Follower> followers) {
        try {
            executor.execute(() -> followers.forEach(LiveIndex::wake));
        } catch (RejectedExecutionException e) {
            LOG.debug("Streams are not woken, the server stops.", e);
        }
    }

    private static void wake(Follower follower) {
        try {
            follower.wake();
        } catch (RuntimeException e) {
            LOG.warn("A stream failed, the others go on.", e);
        }
    }

    private void offer(LiveItem item, Map<Executor, List<Follower>> woken) {
        LiveEvent event = item.event();
        AccountId account = event.accountId();
        if (event.type() == LiveEventType.MEMBER_JOINED) {
            of(account).stream()
                    .filter(follower ->
                            event.position() > follower.audiencePosition() && follower.follows(event.channelId()))
                    .forEach(follower -> enter(follower, event.channelId()));
        }
        Set<Follower> audience = event.type() == LiveEventType.READ_MARKED
                ? of(account)
                : byChannel.getOrDefault(event.channelId(), Set.of());
        List<Follower> dropped = new ArrayList<>();
        for (Follower follower : audience) {
            switch (follower.offer(item)) {
                case WAITS -> {}
                case WAKES ->
                    woken.computeIfAbsent(follower.executor(), _ -> new ArrayList<>())
                            .add(follower);
                case DROPPED -> dropped.add(follower);
            }
        }
        dropped.forEach(this::remove);
        if (event.type() == LiveEventType.MEMBER_LEFT) {
            of(account).stream()
                    .filter(follower -> event.position() > follower.audiencePosition())
                    .forEach(follower -> leave(follower, event.channelId()));
        }
    }

    private Set<Follower> of(@Nullable AccountId account) {
        return account == null ? Set.of() : byAccount.getOrDefault(account, Set.of());
    }

    private void enter(Follower follower, ChannelId channel) {
        Set<ChannelId> channels = entered.get(follower);
        if (channels != null && channels.add(channel)) {
            byChannel.computeIfAbsent(channel, _ -> new LinkedHashSet<>()).add(follower);
        }
    }

    private void leave(Follower follower, ChannelId channel) {
        Set<ChannelId> channels = entered.get(follower);
        if (channels != null && channels.remove(channel)) {
            take(byChannel, channel, follower);
        }
    }

    private static <K> void take(Map<K, Set<Follower>> index, K key, Follower follower) {
        Set<Follower> followers = index.get(key);
        if (followers != null && followers.remove(follower) && followers.isEmpty()) {
            index.remove(key);
        }
    }
}
