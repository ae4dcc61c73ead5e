package io.plexichat.command.channel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plexichat.kernel.access.Access;
import io.plexichat.kernel.access.AccessDecision;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.access.Permissions;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelEvent;
import io.plexichat.kernel.channel.ChannelId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Who may do what in a channel, decided in memory. A change of a channel counts for every decision that begins after the command
 * that made it was answered: commits are followed before they are acknowledged. What other processes commit counts once it is
 * {@linkplain #appended told}.
 */
public final class ChannelAccess {
    private final ChannelHistory history;
    private final Cache<ChannelId, FollowedChannel> channels;

    ChannelAccess(ChannelHistory history, long capacity) {
        this.history = history;
        this.channels = Caffeine.newBuilder().maximumSize(capacity).build();
    }

    /** By the standing in the channel alone. {@link AccessDecision#HIDDEN} also when there is no such channel. */
    public AccessDecision decide(ChannelId channelId, AccountId account, Permission permission, Instant at) {
        return decide(Permissions.NONE, channelId, account, permission, at);
    }

    /** @param who what the account may on the server */
    public AccessDecision decide(
            Permissions who, ChannelId channelId, AccountId account, Permission permission, Instant at) {
        return state(channelId)
                .map(channel -> Access.decide(who, permission, channel.standingOf(account), at))
                .orElse(AccessDecision.HIDDEN);
    }

    /** Events that are being committed, as an event store tells them to its subscribers. */
    void follow(List<? extends EventMessage<?>> events) {
        List<DomainEventMessage<?>> changes = events.stream()
                .filter(event -> event.getPayload() instanceof ChannelEvent)
                .<DomainEventMessage<?>>map(event -> (DomainEventMessage<?>) event)
                .toList();
        if (changes.isEmpty()) {
            return;
        }
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().afterCommit(_ -> changes.forEach(this::committed));
            CurrentUnitOfWork.get().onRollback(_ -> changes.forEach(this::doubt));
        } else {
            changes.forEach(this::doubt);
        }
    }

    /** An event of the log, whoever appended it and however often it is told. */
    public void appended(DomainEventMessage<?> event) {
        if (ChannelEvent.class.isAssignableFrom(event.getPayloadType())) {
            committed(event);
        }
    }

    /** Forgets a channel, as it may happen at any time to one that is not used. */
    void drop(ChannelId channelId) {
        channels.invalidate(channelId);
    }

    private Optional<ChannelState> state(ChannelId channelId) {
        FollowedChannel channel = channels.get(channelId, _ -> new FollowedChannel());
        Optional<ChannelState> state = channel.state(() -> history.read(channelId));
        if (state.isEmpty()) {
            channels.asMap().remove(channelId, channel);
        }
        return state;
    }

    private void committed(DomainEventMessage<?> message) {
        ChannelEvent event = (ChannelEvent) message.getPayload();
        FollowedChannel channel = channels.getIfPresent(event.channelId());
        if (channel != null) {
            channel.committed(message.getSequenceNumber(), event);
        }
    }

    private void doubt(DomainEventMessage<?> message) {
        FollowedChannel channel = channels.getIfPresent(((ChannelEvent) message.getPayload()).channelId());
        if (channel != null) {
            channel.doubt();
        }
    }
}
