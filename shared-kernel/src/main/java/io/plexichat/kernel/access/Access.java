package io.plexichat.kernel.access;

import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.channel.ChannelStanding;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The one decision on who may do what. Commands, queries, live streams, search and pages all ask it; nobody compares roles by
 * themselves. It allocates nothing, so it can be asked for every message and every reader of one.
 */
public final class Access {
    private static final Permissions IN_ARCHIVED = RolePermissions.MODERATION.and(Permissions.of(
            Permission.READ_CHANNEL, Permission.MARK_READ, Permission.CHANGE_CHANNEL, Permission.ASSIGN_CHANNEL_ROLES));
    private static final Permissions WHEN_MUTED = new Permissions(
            ~Permissions.of(Permission.SEND_MESSAGES, Permission.REACT).bits());
    private static final Permissions FIXED_IN_DIRECT = Permissions.of(
            Permission.JOIN_CHANNEL,
            Permission.ADD_MEMBERS,
            Permission.CHANGE_CHANNEL,
            Permission.ASSIGN_CHANNEL_ROLES);

    private Access() {}

    /** What an account with these roles may do on the server; of what is done in channels, all or nothing. */
    public static Permissions of(Collection<ServerRole> roles) {
        Permissions all = RolePermissions.OF_EVERY_ACCOUNT;
        for (ServerRole role : roles) {
            all = all.and(RolePermissions.of(role));
        }
        return all.contains(Permission.CHAT) ? all.and(RolePermissions.IN_CHANNELS) : all;
    }

    /**
     * Likewise by an API token of it: never more than both the roles and the token allow.
     *
     * @param scopes {@link Permissions#ALL} for a session
     */
    public static Permissions of(Collection<ServerRole> roles, Permissions scopes) {
        return of(roles).within(scopes);
    }

    /** On the server. Of a permission of channels: whether channels are there at all. */
    public static AccessDecision decide(Permissions who, Permission permission) {
        return who.contains(permission) ? AccessDecision.GRANTED : AccessDecision.FORBIDDEN;
    }

    /**
     * In a channel, for somebody who {@linkplain Permission#CHAT chats}: see the other one.
     *
     * @param who what else than chatting the account may on the server; none where that does not matter
     */
    public static AccessDecision decide(Permissions who, Permission permission, ChannelStanding on, Instant at) {
        ChannelRole role = on.role();
        ChannelKind kind = on.kind();
        if (role == null && kind != ChannelKind.PUBLIC) {
            return AccessDecision.HIDDEN;
        }
        if (kind == ChannelKind.DIRECT && FIXED_IN_DIRECT.contains(permission)) {
            return AccessDecision.FIXED;
        }
        if (!RolePermissions.of(role, kind).contains(permission) && !moderates(who, permission, kind)) {
            return role == null ? AccessDecision.NOT_A_MEMBER : AccessDecision.NOT_ALLOWED;
        }
        if (on.archived() && !IN_ARCHIVED.contains(permission)) {
            return AccessDecision.ARCHIVED;
        }
        // Nobody is above an owner, who could let one speak who became it while muted.
        boolean heard = WHEN_MUTED.contains(permission) || role == ChannelRole.OWNER || !on.isMuted(at);
        return heard ? AccessDecision.GRANTED : AccessDecision.MUTED;
    }

    /** Whether there are messages to see for somebody who stands so. Never a matter of time. */
    public static boolean mayRead(ChannelStanding on) {
        return decide(Permissions.NONE, Permission.READ_CHANNEL, on, Instant.EPOCH)
                .isGranted();
    }

    /** Whether somebody's role in a channel is above another's, as it must be to remove or mute them. */
    public static boolean isAbove(Permissions who, ChannelStanding on, ChannelRole other) {
        @Nullable ChannelRole role = on.role();
        return (role != null && role.compareTo(other) > 0)
                || (on.kind() == ChannelKind.PUBLIC
                        && who.contains(Permission.MODERATE_CHANNELS)
                        && ChannelRole.MODERATOR.compareTo(other) > 0);
    }

    private static boolean moderates(Permissions who, Permission permission, ChannelKind kind) {
        return kind == ChannelKind.PUBLIC
                && who.contains(Permission.MODERATE_CHANNELS)
                && who.contains(permission)
                && RolePermissions.MODERATION.contains(permission);
    }
}
