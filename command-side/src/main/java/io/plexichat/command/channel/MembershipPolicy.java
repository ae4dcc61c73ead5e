package io.plexichat.command.channel;

import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.access.Access;
import io.plexichat.kernel.access.AccessDecision;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.access.Permissions;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelCommand.ImportMembers;
import io.plexichat.kernel.channel.ChannelCommand.MembershipChange;
import io.plexichat.kernel.channel.ChannelCommand.MuteMember;
import io.plexichat.kernel.channel.ChannelCommand.PutMember;
import io.plexichat.kernel.channel.ChannelCommand.RemoveMember;
import io.plexichat.kernel.channel.ChannelCommand.UnmuteMember;
import io.plexichat.kernel.channel.ChannelEvent;
import io.plexichat.kernel.channel.ChannelEvent.MemberJoined;
import io.plexichat.kernel.channel.ChannelEvent.MemberLeft;
import io.plexichat.kernel.channel.ChannelEvent.MemberMuted;
import io.plexichat.kernel.channel.ChannelEvent.MemberRoleChanged;
import io.plexichat.kernel.channel.ChannelEvent.MemberUnmuted;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelRejections;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.channel.ChannelStanding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What follows from a command on a channel's members. Pure: rejects, or answers the events.
 *
 * <p>As long as only people change a channel, and somebody is in it, it has an owner: the last one neither leaves before the others
 * nor becomes less, and who joins when nobody is there becomes owner.
 */
final class MembershipPolicy {
    private MembershipPolicy() {}

    static List<ChannelEvent> put(ChannelState state, PutMember command) {
        Supplier<String> expectation =
                () -> "Expected to make account " + command.accountId() + " a member of channel " + state.channelId();
        requireSight(state, command.by(), expectation);
        ChannelRole role = state.roleOf(command.accountId());
        return role == null ? join(state, command, expectation) : changeRole(state, role, command, expectation);
    }

    /** @param who what {@code by} may on the server */
    static List<ChannelEvent> remove(ChannelState state, RemoveMember command, Permissions who) {
        Supplier<String> expectation =
                () -> "Expected to remove account " + command.accountId() + " from channel " + state.channelId();
        requireSight(state, command.by(), expectation);
        if (state.kind() == ChannelKind.DIRECT) {
            AccessDecision.FIXED.orReject(expectation);
        }
        boolean leaving = command.by().equals(command.accountId());
        if (leaving) {
            requireRole(state, command.accountId(), expectation);
        } else {
            requireBelow(
                    state,
                    command.accountId(),
                    who,
                    command.by(),
                    Permission.REMOVE_MEMBERS,
                    command.at(),
                    expectation);
        }
        if (state.isLastOwner(command.accountId()) && state.members() > 1) {
            throw lastOwner(expectation);
        }
        return List.of(new MemberLeft(state.channelId(), command.accountId(), command.by(), command.at()));
    }

    /** @param who what {@code by} may on the server */
    static List<ChannelEvent> mute(ChannelState state, MuteMember command, Permissions who) {
        Supplier<String> expectation =
                () -> "Expected to mute account " + command.accountId() + " in channel " + state.channelId();
        requireBelow(state, command.accountId(), who, command.by(), Permission.MUTE_MEMBERS, command.at(), expectation);
        if (!command.until().isAfter(command.at())) {
            throw CommonRejections.invalid("until", "out-of-range", "Expected a time to come, but it is past.");
        }
        return command.until().equals(state.standingOf(command.accountId()).mutedUntil())
                ? List.of()
                : List.of(new MemberMuted(
                        state.channelId(), command.accountId(), command.until(), command.by(), command.at()));
    }

    /** @param who what {@code by} may on the server */
    static List<ChannelEvent> unmute(ChannelState state, UnmuteMember command, Permissions who) {
        Supplier<String> expectation =
                () -> "Expected to let account " + command.accountId() + " speak in channel " + state.channelId();
        requireBelow(state, command.accountId(), who, command.by(), Permission.MUTE_MEMBERS, command.at(), expectation);
        return state.standingOf(command.accountId()).mutedUntil() == null
                ? List.of()
                : List.of(new MemberUnmuted(state.channelId(), command.accountId(), command.by(), command.at()));
    }

    /** History is not asked for permission: it only has to be later than what is known. */
    static List<ChannelEvent> bringIn(ChannelState state, ImportMembers command) {
        Supplier<String> expectation = () -> "Expected to bring members into channel " + state.channelId();
        requireSight(state, command.by(), expectation);
        if (state.kind() == ChannelKind.DIRECT) {
            AccessDecision.FIXED.orReject(expectation);
        }
        List<ChannelEvent> events = new ArrayList<>();
        ChannelState current = state;
        for (MembershipChange change : command.changes()) {
            if (isNews(current, change)) {
                ChannelEvent event = change.joined()
                        ? new MemberJoined(
                                state.channelId(), change.accountId(), ChannelRole.MEMBER, command.by(), change.at())
                        : new MemberLeft(state.channelId(), change.accountId(), command.by(), change.at());
                current = ChannelState.evolve(current, event);
                events.add(event);
            }
        }
        return events;
    }

    private static boolean isNews(ChannelState state, MembershipChange change) {
        boolean later = state.lastChangeOf(change.accountId())
                .map(last -> change.at().isAfter(last))
                .orElse(true);
        return later && change.joined() != (state.roleOf(change.accountId()) != null);
    }

    private static List<ChannelEvent> join(ChannelState state, PutMember command, Supplier<String> expectation) {
        boolean self = command.by().equals(command.accountId());
        require(state, command, self ? Permission.JOIN_CHANNEL : Permission.ADD_MEMBERS, expectation);
        ChannelRole usual = state.roleWhenJoining(command.accountId());
        ChannelRole asked = command.role() == null ? usual : command.role();
        if (asked != usual) {
            require(state, command, Permission.ASSIGN_CHANNEL_ROLES, expectation);
        }
        ChannelRole role = state.members() == 0 ? ChannelRole.OWNER : asked;
        return List.of(new MemberJoined(state.channelId(), command.accountId(), role, command.by(), command.at()));
    }

    private static List<ChannelEvent> changeRole(
            ChannelState state, ChannelRole role, PutMember command, Supplier<String> expectation) {
        ChannelRole asked = command.role();
        if (asked == null || asked == role) {
            return List.of();
        }
        require(state, command, Permission.ASSIGN_CHANNEL_ROLES, expectation);
        if (state.isLastOwner(command.accountId())) {
            throw lastOwner(expectation);
        }
        return List.of(
                new MemberRoleChanged(state.channelId(), command.accountId(), asked, command.by(), command.at()));
    }

    private static void require(
            ChannelState state, PutMember command, Permission permission, Supplier<String> expectation) {
        Access.decide(Permissions.NONE, permission, state.standingOf(command.by()), command.at())
                .orReject(expectation);
    }

    /** What is hidden is not there, whatever was asked of it. */
    private static void requireSight(ChannelState state, AccountId by, Supplier<String> expectation) {
        if (!Access.mayRead(state.standingOf(by))) {
            AccessDecision.HIDDEN.orReject(expectation);
        }
    }

    private static ChannelRole requireRole(ChannelState state, AccountId account, Supplier<String> expectation) {
        ChannelRole role = state.roleOf(account);
        if (role == null) {
            throw ChannelRejections.MEMBER_NOT_FOUND.because(expectation.get() + ", but it is not a member.");
        }
        return role;
    }

    private static void requireBelow(
            ChannelState state,
            AccountId account,
            Permissions who,
            AccountId by,
            Permission permission,
            Instant at,
            Supplier<String> expectation) {
        ChannelStanding standing = state.standingOf(by);
        Access.decide(who, permission, standing, at).orReject(expectation);
        if (!Access.isAbove(who, standing, requireRole(state, account, expectation))) {
            AccessDecision.NOT_ALLOWED.orReject(expectation);
        }
    }

    private static RejectedException lastOwner(Supplier<String> expectation) {
        return ChannelRejections.LAST_OWNER.because(expectation.get() + ", but it is the last owner.");
    }
}
