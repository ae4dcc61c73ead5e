package io.plexichat.kernel.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A set of permissions, which is what a role is.
 *
 * @param bits one for each permission, by its ordinal; never stored
 */
public record Permissions(long bits) {
    public static final Permissions NONE = new Permissions(0);
    public static final Permissions ALL = new Permissions(-1);

    private static final String BETWEEN = ",";

    public static Permissions of(Permission... permissions) {
        return of(Arrays.asList(permissions));
    }

    public static Permissions of(Collection<Permission> permissions) {
        return new Permissions(permissions.stream().mapToLong(Permissions::bit).reduce(0, (one, other) -> one | other));
    }

    /** As {@link #text} wrote it. What this release does not know is left out: less is allowed then, never more. */
    public static Permissions parse(String text) {
        Set<String> names = new HashSet<>(Arrays.asList(text.split(BETWEEN, -1)));
        return of(Arrays.stream(Permission.values())
                .filter(permission -> names.contains(permission.name()))
                .toList());
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

    public boolean containsAll(Permissions others) {
        return (others.bits & ~bits) == 0;
    }

    public Permissions and(Permissions others) {
        return new Permissions(bits | others.bits);
    }

    /** Those that are in both. */
    public Permissions within(Permissions others) {
        return new Permissions(bits & others.bits);
    }

    /** The names, for another process. */
    public String text() {
        return Arrays.stream(Permission.values())
                .filter(this::contains)
                .map(Permission::name)
                .collect(Collectors.joining(BETWEEN));
    }

    @SuppressWarnings("EnumOrdinal") // In no store and on no wire, so the order is nobody's.
    private static long bit(Permission permission) {
        return 1L << permission.ordinal();
    }
}
