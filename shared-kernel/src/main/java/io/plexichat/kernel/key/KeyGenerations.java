package io.plexichat.kernel.key;

import java.time.Instant;
import java.util.List;

/** The generations of the keys that wrap data keys, and how one follows another. All of it blocks. */
public interface KeyGenerations {
    /** The newest first, at most 100. */
    List<KeyGenerationView> list();

    /**
     * Makes a new generation under a new key-encryption key, wraps all data keys again and retires what wrapped them before. Takes as
     * long as it takes, in small steps; sealing and opening go on. Called again after a crash, it goes on where it stopped; called
     * again after it was done, it does nothing. Where another process is at it, waits for that.
     *
     * @return how many data keys were wrapped again, by all calls for this rotation
     */
    long rotate(KeyRotationId rotationId, Instant at);
}
