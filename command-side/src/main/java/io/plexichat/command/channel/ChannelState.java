package io.plexichat.command.channel;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelEvent;
import io.plexichat.kernel.channel.ChannelEvent.ChannelArchived;
import io.plexichat.kernel.channel.ChannelEvent.ChannelCreated;
import io.plexichat.kernel.channel.ChannelEvent.ChannelRenamed;
import io.plexichat.kernel.channel.ChannelEvent.ChannelUnarchived;
import io.plexichat.kernel.channel.ChannelEvent.MemberJoined;
import io.plexichat.kernel.channel.ChannelEvent.MemberLeft;
import io.plexichat.kernel.channel.ChannelEvent.MemberMuted;
import io.plexichat.kernel.channel.ChannelEvent.MemberRoleChanged;
import io.plexichat.kernel.channel.ChannelEvent.MemberUnmuted;
import io.plexichat.kernel.channel.ChannelEvent.TopicChanged;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.channel.ChannelStanding;
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.kernel.key.Sealed;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/**
 * A channel as its events made it. Persistent, so that a change of one membership among thousands costs no copy of the others.
 *
 * @param renamed whether the name is of a later event than the first
 * @param topicChanged whether the topic is of a later event than the first
 * @param memberships of those who are or were members
 * @param members how many are
 * @param owners how many of them are owners
 */
record ChannelState(
        ChannelId channelId,
        LookupHash nameHash,
        Sealed name,
        boolean renamed,
        ChannelKind kind,
        Sealed topic,
        boolean topicChanged,
        boolean archived,
        HashPMap<AccountId, Membership> memberships,
        int members,
        int owners) {

    /** @param before null before the first event */
    static ChannelState evolve(@Nullable ChannelState before, ChannelEvent event) {
        return switch (event) {
            case ChannelCreated created ->
                new ChannelState(
                        created.channelId(),
                        created.nameHash(),
                        created.name(),
                        false,
                        created.kind(),
                        created.topic(),
                        false,
                        false,
                        HashTreePMap.empty(),
                        0,
                        0);
            case ChannelRenamed named -> known(before).with(named);
            case TopicChanged changed -> known(before).with(changed);
            case ChannelArchived _ -> known(before).withArchived(true);
            case ChannelUnarchived _ -> known(before).withArchived(false);
            case MemberJoined joined -> known(before).with(joined.accountId(), joined.role(), joined.at());
            case MemberRoleChanged changed -> known(before).with(changed.accountId(), changed.role(), changed.at());
            case MemberMuted muted -> known(before).muted(muted.accountId(), muted.until());
            case MemberUnmuted unmuted -> known(before).muted(unmuted.accountId(), null);
            case MemberLeft left -> known(before).with(left.accountId(), null, left.at());
        };
    }

    @Nullable
    ChannelRole roleOf(AccountId account) {
        Membership membership = memberships.get(account);
        return membership == null ? null : membership.role();
    }

    /** When it last joined, left or got another role; empty for one who was never a member. */
    Optional<Instant> lastChangeOf(AccountId account) {
        return Optional.ofNullable(memberships.get(account)).map(Membership::changedAt);
    }

    ChannelStanding standingOf(AccountId account) {
        Membership membership = memberships.get(account);
        return membership == null
                ? new ChannelStanding(kind, archived, null, null)
                : new ChannelStanding(kind, archived, membership.role(), membership.mutedUntil());
    }

    /** What somebody becomes who joins and is not given another role. */
    ChannelRole roleWhenJoining(AccountId account) {
        Membership membership = memberships.get(account);
        return membership != null && membership.leftReadOnly() ? ChannelRole.READ_ONLY : ChannelRole.MEMBER;
    }

    boolean isLastOwner(AccountId account) {
        return owners == 1 && roleOf(account) == ChannelRole.OWNER;
    }

    private ChannelState with(ChannelRenamed event) {
        return new ChannelState(
                channelId,
                event.nameHash(),
                event.name(),
                true,
                kind,
                topic,
                topicChanged,
                archived,
                memberships,
                members,
                owners);
    }

    private ChannelState with(TopicChanged event) {
        return new ChannelState(
                channelId, nameHash, name, renamed, kind, event.topic(), true, archived, memberships, members, owners);
    }

    private ChannelState withArchived(boolean nowArchived) {
        return new ChannelState(
                channelId,
                nameHash,
                name,
                renamed,
                kind,
                topic,
                topicChanged,
                nowArchived,
                memberships,
                members,
                owners);
    }

    private ChannelState with(AccountId account, @Nullable ChannelRole newRole, Instant at) {
        Membership before = memberships.get(account);
        ChannelRole oldRole = before == null ? null : before.role();
        Instant mutedUntil = before == null ? null : before.mutedUntil();
        boolean leftReadOnly = newRole == null
                && (oldRole == ChannelRole.READ_ONLY || (oldRole == null && before != null && before.leftReadOnly()));
        return with(
                memberships.plus(account, new Membership(newRole, mutedUntil, leftReadOnly, at)),
                members + count(newRole != null) - count(oldRole != null),
                owners + count(newRole == ChannelRole.OWNER) - count(oldRole == ChannelRole.OWNER));
    }

    /** Of somebody who was never in the channel there is nothing to know. */
    private ChannelState muted(AccountId account, @Nullable Instant until) {
        Membership before = memberships.get(account);
        return before == null
                ? this
                : with(
                        memberships.plus(
                                account,
                                new Membership(before.role(), until, before.leftReadOnly(), before.changedAt())),
                        members,
                        owners);
    }

    private ChannelState with(HashPMap<AccountId, Membership> changed, int nowMembers, int nowOwners) {
        return new ChannelState(
                channelId,
                nameHash,
                name,
                renamed,
                kind,
                topic,
                topicChanged,
                archived,
                changed,
                nowMembers,
                nowOwners);
    }

    private static int count(boolean one) {
        return one ? 1 : 0;
    }

    private static ChannelState known(@Nullable ChannelState before) {
        return Objects.requireNonNull(before, "Expected a channel to begin with its creation.");
    }
}
