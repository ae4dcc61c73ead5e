package io.plexichat.standalone.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Where a server keeps everything, for itself alone. The operating system gives the lock back however the process ends. */
public final class DataDirectory implements AutoCloseable {
    private static final String LOCK = "plexichat.lock";
    private static final int PID_DIGITS = 20;

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** @throws StartFailure when another process uses it, or it cannot be written to */
    public static DataDirectory take(Path given) {
        Path path = given.toAbsolutePath().normalize();
        try {
            create(path);
            FileChannel channel = FileChannel.open(
                    path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                String owner = read(channel);
                channel.close();
                throw StartFailure.configuration("Expected to start on " + given + ", but another PlexiChat (process "
                        + owner + ") is using it.");
            }
            write(channel, ProcessHandle.current().pid());
            return new DataDirectory(path, channel);
        } catch (IOException e) {
            throw StartFailure.configuration(
                    "Expected to write to the data directory " + given + ", but cannot: " + e + ".");
        }
    }

    public Path path() {
        return path;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    /** The file stays: deleting it would let a third process lock another one of the same name. */
    @Override
    public void close() {
        try {
            lock.truncate(0);
            lock.close();
        } catch (IOException _) {
            // The process ends, and with it the lock.
        }
    }

    private static void create(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-x--x"));
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static void write(FileChannel channel, long pid) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(Long.toString(pid).getBytes(StandardCharsets.US_ASCII)), 0);
        channel.force(true);
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer digits = ByteBuffer.allocate(PID_DIGITS);
        channel.read(digits, 0);
        return new String(digits.array(), 0, digits.position(), StandardCharsets.US_ASCII);
    }
}
