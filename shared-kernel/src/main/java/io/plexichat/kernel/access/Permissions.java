package io.plexichat.kernel.access;

import java.util.Arrays;

/**
 * A set of permissions, which is what a role is.
 *
 * @param bits one for each permission, by its ordinal; never stored
 */
public record Permissions(long bits) {
    public static final Permissions NONE = new Permissions(0);

    public static Permissions of(Permission... permissions) {
        return new Permissions(
                Arrays.stream(permissions).mapToLong(Permissions::bit).reduce(0, (one, other) -> one | other));
    }

    /** All of the server, or of a channel. */
    static Permissions all(Permission.Scope scope) {
        return of(Arrays.stream(Permission.values())
                .filter(permission -> permission.scope() == scope)
                .toArray(Permission[]::new));
    }

    public boolean contains(Permission permission) {
        return (bits & bit(permission)) != 0;
    }

    public Permissions and(Permissions others) {
        return new Permissions(bits | others.bits);
    }

    @SuppressWarnings("EnumOrdinal") // In no store and on no wire, so the order is nobody's.
    private static long bit(Permission permission) {
        return 1L << permission.ordinal();
    }
}
