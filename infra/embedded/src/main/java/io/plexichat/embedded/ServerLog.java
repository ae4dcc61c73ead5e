package io.plexichat.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What a server printed: one file, and at most one older one, set aside at a start once it has grown. */
final class ServerLog {

    private static final long SET_ASIDE_AT_BYTES = 4L << 20;
    private static final int TAIL_CHARACTERS = 2_000;

    private final Path file;
    private final long startOfThisRun;

    private ServerLog(Path file, long startOfThisRun) {
        this.file = file;
        this.startOfThisRun = startOfThisRun;
    }

    static ServerLog open(Path file) throws IOException {
        if (Files.exists(file) && Files.size(file) > SET_ASIDE_AT_BYTES) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return new ServerLog(file, Files.exists(file) ? Files.size(file) : 0);
    }

    ProcessBuilder.Redirect redirect() {
        return ProcessBuilder.Redirect.appendTo(file.toFile());
    }

    /** The end of what the server has said since the log was opened. */
    String tail() {
        try (var channel = Files.newByteChannel(file)) {
            long from = Math.max(startOfThisRun, channel.size() - TAIL_CHARACTERS);
            channel.position(from);
            var bytes = java.nio.ByteBuffer.allocate((int) (channel.size() - from));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
