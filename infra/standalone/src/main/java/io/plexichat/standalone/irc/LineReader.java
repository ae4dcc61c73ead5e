package io.plexichat.standalone.irc;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Takes lines out of a stream of bytes, without their ends ({@code \n} or {@code \r\n}). */
final class LineReader implements AutoCloseable {
    static final int LONGEST = 1 << 20;
    private static final int BUFFER = 1 << 16;

    private final String name;
    private final InputStream stream;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private long number;

    LineReader(String name, InputStream stream) {
        this.name = name;
        this.stream = new BufferedInputStream(stream, BUFFER);
    }

    /** The next line; null after the last. */
    byte @Nullable [] next() throws IOException {
        line.reset();
        number++;
        for (int b = stream.read(); b >= 0; b = stream.read()) {
            if (b == '\n') {
                return ended();
            }
            if (line.size() == LONGEST) {
                throw new BadLogException(
                        "Expected lines of text, but line " + number + " of " + name + " is longer than 1 MiB.");
            }
            line.write(b);
        }
        return line.size() == 0 ? null : ended();
    }

    /** Of the line last read; the first is 1. */
    long number() {
        return number;
    }

    private byte[] ended() {
        byte[] whole = line.toByteArray();
        boolean carriageReturn = whole.length > 0 && whole[whole.length - 1] == '\r';
        return carriageReturn ? Arrays.copyOf(whole, whole.length - 1) : whole;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
