package io.plexichat.kernel.key;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * One generation of the keys that wrap data keys.
 *
 * @param number 1, 2, 3, ... in the order they were made
 * @param provider which kind keeps its key-encryption key
 * @param keyReference which of the provider's keys that is
 * @param keys how many data keys it wraps now
 */
public record KeyGenerationView(
        int number, State state, String provider, String keyReference, Instant madeAt, long keys) {

    public enum State {
        /** Wraps new data keys. */
        @JsonProperty("current")
        CURRENT,
        /** Wraps none that is new; those it wraps are being wrapped again. */
        @JsonProperty("retiring")
        RETIRING,
        /** Wraps nothing, and can be unwrapped no more. */
        @JsonProperty("retired")
        RETIRED
    }
}
