package io.plexichat.plugin.client;

import java.time.Instant;
import java.util.List;

/**
 * The generations of the keys that wrap data keys.
 *
 * @param items the newest first
 * @param keys how many data keys there are
 * @param remaining how many are still to be wrapped again; 0 when no rotation is under way
 * @param certificateKey the Ed25519 public key that deletion certificates are signed by; base64
 */
public record KeyRing(List<Generation> items, long keys, long remaining, String certificateKey) {
    public KeyRing {
        items = List.copyOf(items);
    }

    /**
     * @param state {@code current}, {@code retiring} or {@code retired}
     * @param keyReference which of the provider's keys wraps it
     * @param keys how many data keys it wraps
     */
    public record Generation(
            int generation, String state, String provider, String keyReference, Instant madeAt, long keys) {}
}
