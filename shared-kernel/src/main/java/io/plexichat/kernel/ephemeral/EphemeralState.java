package io.plexichat.kernel.ephemeral;

/** See the package. */
public interface EphemeralState {
    Topics topics();

    Leases leases();

    Values values();

    /** Whether this process and the others are together; false while it is on its own and should not be. */
    boolean isWhole();

    /** Told each time this process is together with the others again, and once more when they should be, too; must not block. */
    Registration onWhole(Runnable listener);
}
