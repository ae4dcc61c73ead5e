package io.plexichat.gateway.presence;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A stream that shows signals. Compared by identity. */
final class Watcher {
    private final AccountId viewer;
    private final Supplier<Set<ChannelId>> open;
    private final Consumer<String> client;
    /** Those it was last entered for; used by one thread at a time. */
    private @Nullable Set<ChannelId> looked;

    /** The channels that it shows and its viewer is in. */
    private volatile Set<ChannelId> watched = Set.of();

    Watcher(AccountId viewer, Supplier<Set<ChannelId>> open, Consumer<String> client) {
        this.viewer = viewer;
        this.open = open;
        this.client = client;
    }

    AccountId viewer() {
        return viewer;
    }

    Set<ChannelId> watched() {
        return watched;
    }

    /** Whether the stream shows other channels than when this was last asked. */
    @SuppressWarnings(
            "ReferenceEquality") // The stream makes another set when it changes: comparing each would cost what there
    // is.
    boolean looksElsewhere() {
        Set<ChannelId> now = open.get();
        boolean elsewhere = now != looked;
        looked = now;
        return elsewhere;
    }

    void lookAgain() {
        looked = null;
    }

    /** @param member the channels that the viewer is in */
    void watch(Set<ChannelId> member) {
        Set<ChannelId> both = new HashSet<>(open.get());
        both.retainAll(member);
        watched = Set.copyOf(both);
    }

    /** Also where it was entered for a channel that it shows no longer. */
    void show(AccountId about, Collection<ChannelId> in, String event) {
        if (about.equals(viewer)) {
            return;
        }
        Set<ChannelId> shown = open.get();
        Set<ChannelId> member = watched;
        for (ChannelId channel : in) {
            if (shown.contains(channel) && member.contains(channel)) {
                client.accept(event);
                return;
            }
        }
    }
}
