package io.plexichat.gateway.presence;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AuthorView;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.ephemeral.Topics;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Shows on the streams of this process what a signal is about. It comes once for each channel that is watched here; the account is read
 * once for all of them, and after the last that came.
 */
final class Showing {
    private static final Logger log = LoggerFactory.getLogger(Showing.class);
    /** What comes together is shown together. */
    private static final long GATHER_MILLIS = 20;

    private final WatcherIndex index;
    private final Presences presences;
    private final Profiles profiles;
    private final SignalJson json;
    private final Scheduler scheduler;
    private final Map<AccountId, Set<ChannelId>> gathered = new ConcurrentHashMap<>();
    private final InTurn<AccountId> turns = new InTurn<>();

    Showing(Topics topics, Presences presences, Profiles profiles, SignalJson json, Scheduler scheduler) {
        this.index = new WatcherIndex(topics, this::heard);
        this.presences = presences;
        this.profiles = profiles;
        this.json = json;
        this.scheduler = scheduler;
    }

    WatcherIndex index() {
        return index;
    }

    private void heard(ChannelId channel, Signal signal) {
        switch (signal.kind()) {
            case TYPING -> typing(channel, signal.account());
            case PRESENCE -> gather(channel, signal.account());
        }
    }

    private void typing(ChannelId channel, AccountId account) {
        profiles.of(account)
                .map(who -> json.typing(channel, who))
                .subscribe(event -> show(account, Set.of(channel), event), Showing::dropped);
    }

    private void gather(ChannelId channel, AccountId account) {
        gathered.compute(account, (_, channels) -> {
            if (channels == null) {
                scheduler.schedule(() -> inTurn(account), GATHER_MILLIS, TimeUnit.MILLISECONDS);
            }
            Set<ChannelId> more = channels == null ? new HashSet<>() : channels;
            more.add(channel);
            return more;
        });
    }

    private void inTurn(AccountId account) {
        CompletableFuture<Void> _ = turns.run(
                        account,
                        () -> Mono.defer(() -> {
                            Set<ChannelId> channels = gathered.remove(account);
                            return channels == null ? Mono.empty() : presence(account, channels);
                        }))
                .whenComplete((_, e) -> {
                    if (e != null) {
                        dropped(e);
                    }
                });
    }

    private Mono<Void> presence(AccountId account, Set<ChannelId> channels) {
        Mono<AuthorView> who = profiles.of(account);
        return Mono.zip(who, presences.of(account), json::presence)
                .doOnNext(event -> show(account, channels, event))
                .then();
    }

    /** Once on each stream. */
    private void show(AccountId about, Collection<ChannelId> in, String event) {
        Set<Watcher> told = new HashSet<>();
        for (ChannelId channel : in) {
            for (Watcher watcher : index.watchers(channel)) {
                if (told.add(watcher)) {
                    watcher.show(about, in, event);
                }
            }
        }
    }

    private static void dropped(Throwable e) {
        log.debug("A signal was not shown.", e);
    }
}
