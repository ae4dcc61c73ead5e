package io.plexichat.vault;

import java.lang.ref.Cleaner;
import java.util.Arrays;

/**
 * A key in memory. It is overwritten with zeros once nothing refers to it any more, so that whoever still works with it is not disturbed.
 * Copies that the garbage collector made when it moved the array are out of reach, as in any program on a JVM.
 */
final class SecretBytes {
    private static final Cleaner CLEANER =
            Cleaner.create(Thread.ofPlatform().name("key-cleaner").daemon().factory());

    private final byte[] bytes;

    /** @param bytes belong to this from now on */
    SecretBytes(byte[] bytes) {
        this.bytes = bytes;
        CLEANER.register(this, () -> Arrays.fill(bytes, (byte) 0));
    }

    /** Not a copy: not to be changed, nor kept for longer than this. */
    byte[] value() {
        return bytes;
    }

    @Override
    public String toString() {
        return "***";
    }
}
