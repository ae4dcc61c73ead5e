package io.plexichat.kernel.channel;

import io.plexichat.kernel.account.AccountId;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

public sealed interface ChannelCommand {
    ChannelId channelId();

    /**
     * Answers {@link CreatedChannel}. The creator becomes owner, {@code members} become members. A direct channel gets the id of
     * its set of people (see {@link DirectChannels}); when there is one already, that one is the answer.
     */
    record CreateChannel(
            ChannelId channelId,
            ChannelName name,
            ChannelKind kind,
            @Nullable Topic topic,
            AccountId creator,
            List<AccountId> members,
            Instant at)
            implements ChannelCommand {
        public CreateChannel {
            members = List.copyOf(members);
        }
    }

    /** @param existed a direct channel of these people was there before */
    record CreatedChannel(ChannelId channelId, boolean existed) {}

    /** Changes what is not null, all of it or nothing. What is so already is no change. */
    record ChangeChannel(
            @TargetAggregateIdentifier ChannelId channelId,
            @Nullable ChannelName name,
            @Nullable Topic topic,
            @Nullable Boolean archived,
            AccountId by,
            Instant at)
            implements ChannelCommand {}

    /** Nothing is said any more in a channel that is being erased, whoever orders it. Never asked by a client. Again is no change. */
    record ArchiveErasedChannel(@TargetAggregateIdentifier ChannelId channelId, AccountId by, Instant at)
            implements ChannelCommand {}

    /**
     * Makes an account a member, or gives a member another role.
     *
     * @param role null: stays as it is, or for a new one member, or read-only again for one who left as that
     */
    record PutMember(
            @TargetAggregateIdentifier ChannelId channelId,
            AccountId accountId,
            @Nullable ChannelRole role,
            AccountId by,
            Instant at)
            implements ChannelCommand {}

    /** Leaving, when {@code by} is the member. */
    record RemoveMember(@TargetAggregateIdentifier ChannelId channelId, AccountId accountId, AccountId by, Instant at)
            implements ChannelCommand {}

    /** Keeps a member from sending and reacting until a time. Rejected when that is not later than {@code at}. */
    record MuteMember(
            @TargetAggregateIdentifier ChannelId channelId,
            AccountId accountId,
            Instant until,
            AccountId by,
            Instant at)
            implements ChannelCommand {}

    /** Nothing for somebody who is not muted. */
    record UnmuteMember(@TargetAggregateIdentifier ChannelId channelId, AccountId accountId, AccountId by, Instant at)
            implements ChannelCommand {}

    /**
     * Brings in joins and leaves as they once happened, in order. One that is not later than the last known change of the same
     * account is passed over, so bringing in the same history again adds nothing. Answers {@link ImportedMembers}.
     */
    record ImportMembers(@TargetAggregateIdentifier ChannelId channelId, List<MembershipChange> changes, AccountId by)
            implements ChannelCommand {
        public ImportMembers {
            changes = List.copyOf(changes);
        }
    }

    record MembershipChange(AccountId accountId, boolean joined, Instant at) {}

    /** @param applied how many of the changes were new */
    record ImportedMembers(int applied) {}
}
