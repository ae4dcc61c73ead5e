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
    /** Those it was last entered for. */
    private @Nullable Set<ChannelId> looked;

    private boolean looking;

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

    /** Whether to look for the channels to watch, because the stream shows others than before; then nobody else does. */
    @SuppressWarnings(
            "ReferenceEquality") // The stream makes another set when it changes: comparing each would cost what there
    // is.
    synchronized boolean beginToLook() {
        Set<ChannelId> now = open.get();
        if (looking || now == looked) {
            return false;
        }
        looked = now;
        looking = true;
        return true;
    }

    /** @param found false to look again */
    synchronized void endLooking(boolean found) {
        looking = false;
        if (!found) {
            looked = null;
        }
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
