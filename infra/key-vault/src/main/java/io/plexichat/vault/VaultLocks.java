package io.plexichat.vault;

/**
 * Advisory locks of Postgres, by which the processes on one vault agree. Making keys excludes destroying them and retiring a
 * generation, so that none is made in a moment that those did not see.
 */
final class VaultLocks {
    /** "PlexiVau" as a number. */
    private static final long KEYS = 0x506c657869566175L;

    private static final long ROTATION = KEYS + 1;

    /** For a transaction that makes keys. */
    static final String SHARED = "SELECT pg_advisory_xact_lock_shared(" + KEYS + ")";

    /** For a transaction that must see all keys. */
    static final String EXCLUSIVE = "SELECT pg_advisory_xact_lock(" + KEYS + ")";

    /** For a connection that rotates, until it is closed or unlocks. */
    static final String ROTATE = "SELECT pg_advisory_lock(" + ROTATION + ")";

    static final String END_ROTATE = "SELECT pg_advisory_unlock(" + ROTATION + ")";

    private VaultLocks() {}
}
