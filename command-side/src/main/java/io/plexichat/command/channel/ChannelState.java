package io.plexichat.command.channel;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelEvent;
import io.plexichat.kernel.channel.ChannelEvent.ChannelArchived;
import io.plexichat.kernel.channel.ChannelEvent.ChannelCreated;
import io.plexichat.kernel.channel.ChannelEvent.ChannelRenamed;
import io.plexichat.kernel.channel.ChannelEvent.ChannelUnarchived;
import io.plexichat.kernel.channel.ChannelEvent.MemberJoined;
import io.plexichat.kernel.channel.ChannelEvent.MemberLeft;
import io.plexichat.kernel.channel.ChannelEvent.MemberRoleChanged;
import io.plexichat.kernel.channel.ChannelEvent.TopicChanged;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.channel.ChannelStanding;
import io.plexichat.kernel.channel.Topic;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/**
 * A channel as its events made it. Persistent, so that a change of one membership among thousands costs no copy of the others.
 *
 * @param memberships of those who are or were members
 * @param members how many are
 * @param owners how many of them are owners
 */
record ChannelState(
        ChannelId channelId,
        ChannelName name,
        ChannelKind kind,
        Topic topic,
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
                        created.name(),
                        created.kind(),
                        created.topic(),
                        false,
                        HashTreePMap.empty(),
                        0,
                        0);
            case ChannelRenamed renamed -> known(before).with(renamed.name());
            case TopicChanged changed -> known(before).with(changed.topic());
            case ChannelArchived _ -> known(before).withArchived(true);
            case ChannelUnarchived _ -> known(before).withArchived(false);
            case MemberJoined joined -> known(before).with(joined.accountId(), joined.role(), joined.at());
            case MemberRoleChanged changed -> known(before).with(changed.accountId(), changed.role(), changed.at());
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
        return new ChannelStanding(kind, archived, roleOf(account));
    }

    boolean isLastOwner(AccountId account) {
        return owners == 1 && roleOf(account) == ChannelRole.OWNER;
    }

    private ChannelState with(ChannelName newName) {
        return new ChannelState(channelId, newName, kind, topic, archived, memberships, members, owners);
    }

    private ChannelState with(Topic newTopic) {
        return new ChannelState(channelId, name, kind, newTopic, archived, memberships, members, owners);
    }

    private ChannelState withArchived(boolean nowArchived) {
        return new ChannelState(channelId, name, kind, topic, nowArchived, memberships, members, owners);
    }

    private ChannelState with(AccountId account, @Nullable ChannelRole newRole, Instant at) {
        ChannelRole oldRole = roleOf(account);
        return new ChannelState(
                channelId,
                name,
                kind,
                topic,
                archived,
                memberships.plus(account, new Membership(newRole, at)),
                members + count(newRole != null) - count(oldRole != null),
                owners + count(newRole == ChannelRole.OWNER) - count(oldRole == ChannelRole.OWNER));
    }

    private static int count(boolean one) {
        return one ? 1 : 0;
    }

    private static ChannelState known(@Nullable ChannelState before) {
        return Objects.requireNonNull(before, "Expected a channel to begin with its creation.");
    }
}
