package io.plexichat.gateway.presence;

import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.ephemeral.Registration;
import io.plexichat.kernel.ephemeral.Topics;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** The streams by the channels they watch. This process listens to a channel's topic as long as somebody here watches it. */
final class WatcherIndex {
    private final Topics topics;
    private final BiConsumer<ChannelId, Signal> heard;
    private final Map<ChannelId, Watched> channels = new ConcurrentHashMap<>();
    private final Map<Watcher, Set<ChannelId>> entered = new ConcurrentHashMap<>();

    private record Watched(Set<Watcher> watchers, Registration listening) {}

    WatcherIndex(Topics topics, BiConsumer<ChannelId, Signal> heard) {
        this.topics = topics;
        this.heard = heard;
    }

    Set<Watcher> watchers(ChannelId channel) {
        Watched watched = channels.get(channel);
        return watched == null ? Set.of() : watched.watchers();
    }

    Set<Watcher> all() {
        return entered.keySet();
    }

    synchronized void add(Watcher watcher) {
        entered.put(watcher, Set.of());
    }

    /** For exactly these channels from now on; does nothing for one that was removed. */
    synchronized void move(Watcher watcher, Set<ChannelId> now) {
        Set<ChannelId> before = entered.replace(watcher, now);
        if (before == null) {
            return;
        }
        Set<ChannelId> gone = new HashSet<>(before);
        gone.removeAll(now);
        gone.forEach(channel -> remove(watcher, channel));
        for (ChannelId channel : now) {
            channels.computeIfAbsent(channel, this::listen).watchers().add(watcher);
        }
    }

    synchronized void remove(Watcher watcher) {
        Set<ChannelId> gone = entered.remove(watcher);
        if (gone != null) {
            gone.forEach(channel -> remove(watcher, channel));
        }
    }

    private Watched listen(ChannelId channel) {
        return new Watched(
                ConcurrentHashMap.newKeySet(),
                topics.listen(
                        Signal.topic(channel),
                        text -> Signal.parse(text).ifPresent(signal -> heard.accept(channel, signal))));
    }

    private void remove(Watcher watcher, ChannelId channel) {
        Watched watched = channels.get(channel);
        if (watched != null) {
            watched.watchers().remove(watcher);
            if (watched.watchers().isEmpty()) {
                channels.remove(channel);
                watched.listening().close();
            }
        }
    }
}
