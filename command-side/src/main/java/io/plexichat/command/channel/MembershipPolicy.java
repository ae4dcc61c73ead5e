package io.plexichat.command.channel;

import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.channel.ChannelCommand.ImportMembers;
import io.plexichat.kernel.channel.ChannelCommand.MembershipChange;
import io.plexichat.kernel.channel.ChannelCommand.PutMember;
import io.plexichat.kernel.channel.ChannelCommand.RemoveMember;
import io.plexichat.kernel.channel.ChannelDecision;
import io.plexichat.kernel.channel.ChannelEvent;
import io.plexichat.kernel.channel.ChannelEvent.MemberJoined;
import io.plexichat.kernel.channel.ChannelEvent.MemberLeft;
import io.plexichat.kernel.channel.ChannelEvent.MemberRoleChanged;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelPermission;
import io.plexichat.kernel.channel.ChannelRejections;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.channel.ChannelStanding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
        ChannelStanding standing = state.standingOf(command.by());
        standing.decide(ChannelPermission.READ).orReject(expectation);
        ChannelRole role = state.roleOf(command.accountId());
        return role == null ? join(state, command, expectation) : changeRole(state, role, command, expectation);
    }

    static List<ChannelEvent> remove(ChannelState state, RemoveMember command) {
        Supplier<String> expectation =
                () -> "Expected to remove account " + command.accountId() + " from channel " + state.channelId();
        ChannelStanding standing = state.standingOf(command.by());
        standing.decide(ChannelPermission.READ).orReject(expectation);
        if (state.kind() == ChannelKind.DIRECT) {
            ChannelDecision.FIXED.orReject(expectation);
        }
        boolean leaving = command.by().equals(command.accountId());
        if (!leaving) {
            standing.decide(ChannelPermission.MODERATE).orReject(expectation);
        }
        ChannelRole role = state.roleOf(command.accountId());
        if (role == null) {
            throw ChannelRejections.MEMBER_NOT_FOUND.because(expectation.get() + ", but it is not a member.");
        }
        if (!leaving && !isAbove(standing.role(), role)) {
            ChannelDecision.NOT_ALLOWED.orReject(expectation);
        }
        if (state.isLastOwner(command.accountId()) && state.members() > 1) {
            throw lastOwner(expectation);
        }
        return List.of(new MemberLeft(state.channelId(), command.accountId(), command.by(), command.at()));
    }

    /** History is not asked for permission: it only has to be later than what is known. */
    static List<ChannelEvent> bringIn(ChannelState state, ImportMembers command) {
        Supplier<String> expectation = () -> "Expected to bring members into channel " + state.channelId();
        state.standingOf(command.by()).decide(ChannelPermission.READ).orReject(expectation);
        if (state.kind() == ChannelKind.DIRECT) {
            ChannelDecision.FIXED.orReject(expectation);
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
        ChannelStanding standing = state.standingOf(command.by());
        boolean self = command.by().equals(command.accountId());
        standing.decide(self ? ChannelPermission.JOIN : ChannelPermission.ADD_MEMBERS)
                .orReject(expectation);
        ChannelRole asked = command.role() == null ? ChannelRole.MEMBER : command.role();
        if (asked != ChannelRole.MEMBER) {
            standing.decide(ChannelPermission.ASSIGN_ROLES).orReject(expectation);
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
        state.standingOf(command.by()).decide(ChannelPermission.ASSIGN_ROLES).orReject(expectation);
        if (state.isLastOwner(command.accountId())) {
            throw lastOwner(expectation);
        }
        return List.of(
                new MemberRoleChanged(state.channelId(), command.accountId(), asked, command.by(), command.at()));
    }

    private static boolean isAbove(@Nullable ChannelRole one, ChannelRole other) {
        return one != null && one.compareTo(other) > 0;
    }

    private static RejectedException lastOwner(Supplier<String> expectation) {
        return ChannelRejections.LAST_OWNER.because(expectation.get() + ", but it is the last owner.");
    }
}
