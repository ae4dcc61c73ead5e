package io.plexichat.command.account;

import io.plexichat.kernel.account.Password;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Passwords known from breaches, looked up in a file as Have I Been Pwned offers it for download, "ordered by hash": on each line the
 * SHA-1 of a password in hexadecimal and, after a colon, how often it was seen. Some 36 reads find one among a billion; the file is
 * opened for each, so it can be replaced by another at any time. Blocks.
 */
final class BreachedPasswords {
    private static final int HASH_DIGITS = 40;
    /** No line is longer. */
    private static final int LONGEST_LINE = 96;

    private final Path file;

    BreachedPasswords(Path file) {
        this.file = file;
    }

    boolean contains(Password password) {
        String hash = sha1(password.normalised());
        try (FileChannel channel = FileChannel.open(file)) {
            return contains(channel, hash);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Expected to read the breached passwords in " + file + ", but could not.", e);
        }
    }

    private boolean contains(FileChannel channel, String hash) throws IOException {
        long low = 0;
        long high = channel.size();
        while (low < high) {
            Line line = lineAt(channel, (low + high) >>> 1);
            int order = hash.compareTo(line.hash());
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                high = line.start();
            } else {
                low = line.end();
            }
        }
        return false;
    }

    /** @param end after its line break */
    private record Line(long start, long end, String hash) {}

    private Line lineAt(FileChannel channel, long offset) throws IOException {
        long from = Math.max(0, offset - LONGEST_LINE);
        String around = read(channel, from, 2 * LONGEST_LINE);
        int within = Math.toIntExact(offset - from);
        int start = around.lastIndexOf('\n', within - 1) + 1;
        int end = around.indexOf('\n', within);
        String line = around.substring(start, end < 0 ? around.length() : end);
        if (line.length() < HASH_DIGITS || (start == 0 && from > 0)) {
            throw new IOException("Expected a SHA-1 in hexadecimal on each line, but not at byte " + offset + ".");
        }
        return new Line(
                from + start,
                from + (end < 0 ? around.length() : end + 1),
                line.substring(0, HASH_DIGITS).toUpperCase(Locale.ROOT));
    }

    private static String read(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
            // On to what is left.
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }

    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-1 in every JDK, but it is missing.", e);
        }
    }
}
