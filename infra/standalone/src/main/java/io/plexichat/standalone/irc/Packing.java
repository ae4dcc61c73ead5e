package io.plexichat.standalone.irc;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/** Undoes compression. What something is packed with is seen from its first bytes, whatever its name says. */
final class Packing {
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] XZ = {(byte) 0xfd, '7', 'z', 'X', 'Z', 0};
    private static final byte[] TAR = "ustar".getBytes(StandardCharsets.US_ASCII);
    private static final int TAR_AT = 257;
    private static final int BUFFER = 1 << 16;

    private Packing() {}

    /** A buffered stream of what is in the file, unpacked. */
    static BufferedInputStream open(Path path) throws IOException {
        BufferedInputStream stream = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        try {
            byte[] start = peek(stream, XZ.length);
            if (startsWith(start, GZIP)) {
                return new BufferedInputStream(new GZIPInputStream(stream, BUFFER), BUFFER);
            }
            return startsWith(start, XZ) ? new BufferedInputStream(new XZInputStream(stream), BUFFER) : stream;
        } catch (IOException broken) {
            stream.close();
            throw broken;
        }
    }

    /** Whether a tar archive comes. The stream stays where it is. */
    static boolean isTar(BufferedInputStream stream) throws IOException {
        byte[] start = peek(stream, TAR_AT + TAR.length);
        return start.length == TAR_AT + TAR.length && startsWith(Arrays.copyOfRange(start, TAR_AT, start.length), TAR);
    }

    private static byte[] peek(InputStream stream, int bytes) throws IOException {
        stream.mark(bytes);
        byte[] start = stream.readNBytes(bytes);
        stream.reset();
        return start;
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }
}
