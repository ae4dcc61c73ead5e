package io.plexichat.kernel.key;

import java.time.Instant;

/** Destroys data keys for good. */
public interface KeyDestruction {
    /**
     * Destroys the keys that are there, and lets no new one be made for what was selected. Durable, and out of this process's memory, before
     * it returns. Doing it again changes nothing. Blocks.
     *
     * @param position of the event in the log that orders it
     * @return how many keys were destroyed by all calls for this selection
     */
    long destroy(KeySelection selection, long position, Instant at);

    /** How many keys of a selection are destroyed. Changes nothing. Blocks. */
    long destroyed(KeySelection selection);

    /** The highest position that keys were destroyed for; -1 before. Less than the log orders, once a vault came back from a copy. Blocks. */
    long destroyedThrough();

    /** Has a listener told, soon, each time that keys were destroyed, by whichever process. It must not block. */
    void onDestruction(Runnable listener);
}
