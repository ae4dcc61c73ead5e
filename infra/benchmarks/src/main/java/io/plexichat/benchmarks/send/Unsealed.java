package io.plexichat.benchmarks.send;

import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.key.KeyId;
import io.plexichat.kernel.key.Sealed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * Texts in the form of sealed values, without sealing. An event is as long as if the text itself stood in it: a sealed value in base64 would
 * be longer by a half, so the end of the text, which is the same for all, is left out.
 */
public final class Unsealed {
    /** In characters, of one byte each. */
    public static final int LENGTH = 191;

    static final KeyId KEY = new KeyId(new UUID(0, 0));

    private static final String END =
            "The quick brown fox jumps over the lazy dog. ".repeat(5).substring(0, LENGTH);
    private static final byte[] NO_NONCE = new byte[Sealed.NONCE_BYTES];

    /** What base64 makes as many characters of as the text has, without what is in front of each sealed value. */
    private static final int KEPT = LENGTH * 3 / 4 - (1 + 2 * Long.BYTES + Sealed.NONCE_BYTES);

    private Unsealed() {}

    /** Different for each number. */
    public static String text(long number) {
        String begin = number + " ";
        return begin + END.substring(begin.length());
    }

    /** Half of all channels, so that both kinds are found by making some. */
    public static boolean isIn(UUID channel) {
        return (channel.getLeastSignificantBits() & 1) == 1;
    }

    static boolean isIn(ChannelId channel) {
        return isIn(channel.value());
    }

    /** @param text one of {@link #text} */
    static Sealed of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Sealed.of(KEY, NO_NONCE, Arrays.copyOf(bytes, KEPT));
    }

    static String read(Sealed value) {
        return new String(value.ciphertext(), StandardCharsets.UTF_8) + END.substring(KEPT);
    }
}
