package io.plexichat.kernel.channel;

import io.plexichat.kernel.EventName;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.kernel.key.Sealed;
import java.time.Instant;

public sealed interface ChannelEvent {
    ChannelId channelId();

    Instant at();

    /**
     * Its first members follow, each with a {@link MemberJoined}.
     *
     * @param nameHash of the normalised name
     */
    @EventName("channel.created")
    record ChannelCreated(
            ChannelId channelId,
            LookupHash nameHash,
            Sealed name,
            ChannelKind kind,
            Sealed topic,
            AccountId creator,
            Instant at)
            implements ChannelEvent {}

    @EventName("channel.renamed")
    record ChannelRenamed(ChannelId channelId, LookupHash nameHash, Sealed name, AccountId by, Instant at)
            implements ChannelEvent {}

    @EventName("channel.topic-changed")
    record TopicChanged(ChannelId channelId, Sealed topic, AccountId by, Instant at) implements ChannelEvent {}

    @EventName("channel.archived")
    record ChannelArchived(ChannelId channelId, AccountId by, Instant at) implements ChannelEvent {}

    @EventName("channel.unarchived")
    record ChannelUnarchived(ChannelId channelId, AccountId by, Instant at) implements ChannelEvent {}

    @EventName("channel.member-joined")
    record MemberJoined(ChannelId channelId, AccountId accountId, ChannelRole role, AccountId by, Instant at)
            implements ChannelEvent {}

    @EventName("channel.member-role-changed")
    record MemberRoleChanged(ChannelId channelId, AccountId accountId, ChannelRole role, AccountId by, Instant at)
            implements ChannelEvent {}

    /** Reads and neither sends nor reacts until then, also after leaving and joining again. The last one counts. */
    @EventName("channel.member-muted")
    record MemberMuted(ChannelId channelId, AccountId accountId, Instant until, AccountId by, Instant at)
            implements ChannelEvent {}

    @EventName("channel.member-unmuted")
    record MemberUnmuted(ChannelId channelId, AccountId accountId, AccountId by, Instant at) implements ChannelEvent {}

    /** Left, when {@code by} is the member; removed otherwise. */
    @EventName("channel.member-left")
    record MemberLeft(ChannelId channelId, AccountId accountId, AccountId by, Instant at) implements ChannelEvent {}
}
