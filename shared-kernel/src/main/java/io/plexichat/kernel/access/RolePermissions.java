package io.plexichat.kernel.access;

import static io.plexichat.kernel.access.Permission.ADD_MEMBERS;
import static io.plexichat.kernel.access.Permission.CHANGE_CHANNEL;
import static io.plexichat.kernel.access.Permission.CHAT;
import static io.plexichat.kernel.access.Permission.CREATE_CHANNELS;
import static io.plexichat.kernel.access.Permission.DELETE_MESSAGES;
import static io.plexichat.kernel.access.Permission.IMPORT_HISTORY;
import static io.plexichat.kernel.access.Permission.JOIN_CHANNEL;
import static io.plexichat.kernel.access.Permission.MARK_READ;
import static io.plexichat.kernel.access.Permission.MODERATE_CHANNELS;
import static io.plexichat.kernel.access.Permission.MUTE_MEMBERS;
import static io.plexichat.kernel.access.Permission.OPERATE_PROJECTIONS;
import static io.plexichat.kernel.access.Permission.OWN_ACCOUNT;
import static io.plexichat.kernel.access.Permission.REACT;
import static io.plexichat.kernel.access.Permission.READ_CHANNEL;
import static io.plexichat.kernel.access.Permission.REMOVE_MEMBERS;
import static io.plexichat.kernel.access.Permission.ROTATE_KEYS;
import static io.plexichat.kernel.access.Permission.SEE_ACCOUNTS;
import static io.plexichat.kernel.access.Permission.SEE_ERASURES;
import static io.plexichat.kernel.access.Permission.SEE_KEYS;
import static io.plexichat.kernel.access.Permission.SEE_LOGINS;
import static io.plexichat.kernel.access.Permission.SEE_METRICS;
import static io.plexichat.kernel.access.Permission.SEE_OWN_ACCOUNT;
import static io.plexichat.kernel.access.Permission.SEE_PROJECTIONS;
import static io.plexichat.kernel.access.Permission.SEND_MESSAGES;

import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelRole;
import org.jspecify.annotations.Nullable;

/** Which permissions each role is. */
final class RolePermissions {
    /** Of every account, whatever its roles. */
    static final Permissions OF_EVERY_ACCOUNT = Permissions.of(OWN_ACCOUNT, SEE_OWN_ACCOUNT);

    /** What moderators of the server may in public channels, besides what they are there. */
    static final Permissions MODERATION = Permissions.of(DELETE_MESSAGES, REMOVE_MEMBERS, MUTE_MEMBERS);

    /** What chatting opens: to try things in channels, where the standing decides. */
    static final Permissions IN_CHANNELS = Permissions.all(Permission.Scope.CHANNEL);

    private static final Permissions ADMIN = Permissions.all(Permission.Scope.SERVER);
    private static final Permissions AUDITOR =
            Permissions.of(SEE_ACCOUNTS, SEE_LOGINS, SEE_ERASURES, SEE_KEYS, SEE_PROJECTIONS);
    private static final Permissions OPERATOR =
            Permissions.of(SEE_PROJECTIONS, OPERATE_PROJECTIONS, SEE_KEYS, ROTATE_KEYS, SEE_METRICS);
    private static final Permissions MEMBER = Permissions.of(CHAT, CREATE_CHANNELS);
    private static final Permissions MODERATOR = MEMBER.and(Permissions.of(MODERATE_CHANNELS));
    private static final Permissions BOT = MEMBER.and(Permissions.of(IMPORT_HISTORY));

    /** Of somebody who is not a member, in a public channel. */
    private static final Permissions IN_SIGHT = Permissions.of(READ_CHANNEL, JOIN_CHANNEL);

    private static final Permissions READING = IN_SIGHT.and(Permissions.of(MARK_READ));
    private static final Permissions MEMBERSHIP = READING.and(Permissions.of(SEND_MESSAGES, REACT));
    private static final Permissions OPEN_MEMBERSHIP = MEMBERSHIP.and(Permissions.of(ADD_MEMBERS));
    private static final Permissions MODERATORSHIP =
            OPEN_MEMBERSHIP.and(MODERATION).and(Permissions.of(CHANGE_CHANNEL));
    private static final Permissions OWNERSHIP = IN_CHANNELS;

    private RolePermissions() {}

    static Permissions of(ServerRole role) {
        return switch (role) {
            case ADMIN -> ADMIN;
            case AUDITOR -> AUDITOR;
            case OPERATOR -> OPERATOR;
            case MODERATOR -> MODERATOR;
            case BOT -> BOT;
            case MEMBER -> MEMBER;
        };
    }

    /** @param role null for somebody who is not a member */
    static Permissions of(@Nullable ChannelRole role, ChannelKind kind) {
        if (role == null) {
            return kind == ChannelKind.PUBLIC ? IN_SIGHT : Permissions.NONE;
        }
        return switch (role) {
            case READ_ONLY -> READING;
            case MEMBER -> kind == ChannelKind.PUBLIC ? OPEN_MEMBERSHIP : MEMBERSHIP;
            case MODERATOR -> MODERATORSHIP;
            case OWNER -> OWNERSHIP;
        };
    }
}
