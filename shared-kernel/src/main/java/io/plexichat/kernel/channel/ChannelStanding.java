package io.plexichat.kernel.channel;

import org.jspecify.annotations.Nullable;

/**
 * All that an access decision on a channel looks at.
 *
 * @param role the asker's; null for someone who is not a member
 */
public record ChannelStanding(
        ChannelKind kind, boolean archived, @Nullable ChannelRole role) {

    /** The one decision on who may do what in a channel. Commands, queries, live streams and search all ask it. */
    public ChannelDecision decide(ChannelPermission permission) {
        if (role == null && kind != ChannelKind.PUBLIC) {
            return ChannelDecision.HIDDEN;
        }
        return switch (permission) {
            case READ -> ChannelDecision.GRANTED;
            case JOIN -> kind == ChannelKind.DIRECT ? ChannelDecision.FIXED : unlessArchived(ChannelDecision.GRANTED);
            case PARTICIPATE -> unlessArchived(atLeast(ChannelRole.MEMBER));
            case ADD_MEMBERS ->
                kind == ChannelKind.DIRECT
                        ? ChannelDecision.FIXED
                        : unlessArchived(
                                atLeast(kind == ChannelKind.PUBLIC ? ChannelRole.MEMBER : ChannelRole.MODERATOR));
            case MODERATE -> atLeast(ChannelRole.MODERATOR);
            case CHANGE -> kind == ChannelKind.DIRECT ? ChannelDecision.FIXED : atLeast(ChannelRole.MODERATOR);
            case ASSIGN_ROLES -> kind == ChannelKind.DIRECT ? ChannelDecision.FIXED : atLeast(ChannelRole.OWNER);
        };
    }

    public boolean mayRead() {
        return decide(ChannelPermission.READ) == ChannelDecision.GRANTED;
    }

    private ChannelDecision atLeast(ChannelRole needed) {
        if (role == null) {
            return ChannelDecision.NOT_A_MEMBER;
        }
        return role.compareTo(needed) >= 0 ? ChannelDecision.GRANTED : ChannelDecision.NOT_ALLOWED;
    }

    private ChannelDecision unlessArchived(ChannelDecision decision) {
        return archived && decision == ChannelDecision.GRANTED ? ChannelDecision.ARCHIVED : decision;
    }
}
