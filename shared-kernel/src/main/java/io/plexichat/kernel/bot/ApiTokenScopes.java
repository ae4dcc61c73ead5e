package io.plexichat.kernel.bot;

import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.access.Permissions;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** What tokens may be given. */
public final class ApiTokenScopes {
    /** Of the others each is a matter of the person: what it opens asks for the password or a code first. */
    private static final Permissions OF_PERSONS = Permissions.of(
            Permission.OWN_ACCOUNT,
            Permission.MANAGE_BOTS,
            Permission.LOCK_ACCOUNTS,
            Permission.RESET_FACTORS,
            Permission.ASSIGN_SERVER_ROLES,
            Permission.ROTATE_KEYS);

    private static final Permissions NEED_CHATTING =
            Permissions.of(Permission.CREATE_CHANNELS, Permission.IMPORT_HISTORY, Permission.MODERATE_CHANNELS);

    private ApiTokenScopes() {}

    public static boolean mayBeGiven(Permission permission) {
        return !OF_PERSONS.contains(permission);
    }

    /** With what comes with them: a token may always see whose it is, and chats when it may do anything in channels. */
    public static Set<Permission> whole(Collection<Permission> given) {
        Set<Permission> all = EnumSet.of(Permission.SEE_OWN_ACCOUNT);
        all.addAll(given);
        if (given.stream()
                .anyMatch(permission ->
                        permission.scope() == Permission.Scope.CHANNEL || NEED_CHATTING.contains(permission))) {
            all.add(Permission.CHAT);
        }
        return Permission.setOf(all);
    }
}
