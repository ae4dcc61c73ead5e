package io.plexichat.eventstore;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * A file system of its own in a file, whose power can be cut: what programs have written and not synced is then gone, as
 * the operating system held it in memory. For root on Linux; elsewhere the test is skipped.
 */
final class LoopDisk implements AutoCloseable {

    private static final long SIZE = 1L << 30;
    private static final int ATTEMPTS = 500;

    /** EXT4_IOC_SHUTDOWN with the flag to leave the file system's own journal unwritten too. */
    private static final String CUT = "open(my $d, '<', $ARGV[0]) or die $!;"
            + " my $flags = pack('L', 2); ioctl($d, 0x8004587d, $flags) or die $!";

    private final Path image;
    private final Path mount;
    private boolean mounted;

    private LoopDisk(Path image, Path mount) {
        this.image = image;
        this.mount = mount;
    }

    static LoopDisk create(Path directory) throws IOException {
        Path image = directory.resolve("disk.image");
        try (var file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(SIZE);
        }
        LoopDisk disk = new LoopDisk(image, Files.createDirectory(directory.resolve("disk")));
        try {
            run("perl", "-e", "1");
            run("mkfs.ext4", "-q", "-F", image.toString());
            disk.mount();
        } catch (IOException e) {
            Assumptions.abort("The power of a file system cannot be cut here: " + e.getMessage());
        }
        return disk;
    }

    Path path() {
        return mount;
    }

    /** Everything so far is kept. */
    void sync() throws IOException {
        run("sync", "-f", mount.toString());
    }

    /** From now on nothing reaches the disk; what was not synced never will. */
    void cutPower() throws IOException {
        run("perl", "-e", CUT, mount.toString());
    }

    /** What a machine finds that starts again. No process may work in the file system any more. */
    void restorePower() throws IOException {
        close();
        mount();
    }

    @Override
    public void close() throws IOException {
        for (int attempt = 1; mounted; attempt++) {
            try {
                run("umount", mount.toString());
                mounted = false;
            } catch (IOException e) {
                // The last processes may just be ending.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                Session.pause();
            }
        }
    }

    /** The file system writes nothing by itself for ten minutes. */
    private void mount() throws IOException {
        run("mount", "-o", "loop,commit=600", image.toString(), mount.toString());
        mounted = true;
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output.strip());
        }
    }
}
