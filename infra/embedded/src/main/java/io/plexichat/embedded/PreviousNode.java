package io.plexichat.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** The node of an owner that is gone: a killed owner leaves one that is closing. It holds its lock to the last. */
final class PreviousNode {

    private static final long LOOK_AGAIN_MILLIS = 50;

    private PreviousNode() {}

    static void awaitEnd(Path data, Duration limit) throws IOException {
        Path lockFile = data.resolve("node.lock");
        if (!Files.exists(lockFile)) {
            return;
        }
        long deadline = System.nanoTime() + limit.toNanos();
        while (isLocked(lockFile)) {
            if (System.nanoTime() > deadline) {
                throw new EmbeddedServerException("Expected the previous Elasticsearch on " + data + " to end within "
                        + limit.toSeconds() + " s, but it still runs.");
            }
            try {
                Thread.sleep(LOOK_AGAIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EmbeddedServerException("Interrupted while waiting for the previous Elasticsearch.", e);
            }
        }
    }

    private static boolean isLocked(Path lockFile) throws IOException {
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        }
    }
}
