package io.plexichat.kernel.key;

import java.time.Instant;

/** Destroys data keys for good. */
public interface KeyDestruction {
    /**
     * Destroys the keys that are there, and lets no new one be made for what was selected. Durable, and out of this process's memory, before
     * it returns. Doing it again changes nothing. Blocks.
     *
     * @return how many keys were destroyed by all calls for this selection
     */
    long destroy(KeySelection selection, Instant at);
}
