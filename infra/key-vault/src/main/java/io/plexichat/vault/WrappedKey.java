package io.plexichat.vault;

/**
 * A generation key as it is stored.
 *
 * @param keyReference which of the provider's keys wraps it; tells nothing secret
 */
@SuppressWarnings("ArrayRecordComponent") // Made and read in one place, never compared.
public record WrappedKey(String keyReference, byte[] bytes) {
    @Override
    public String toString() {
        return "WrappedKey[" + keyReference + "]";
    }
}
