package io.plexichat.vault.provider;

import io.plexichat.vault.KeyProviderException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * {@code keystore.json} in a directory: for its owner alone, and never half written. Who changes it holds a lock on
 * {@code keystore.lock}, so that processes that share a directory do not lose each other's keys.
 */
final class KeystoreFile {
    /** Locks of the operating system are per process, and refused within one. */
    private static final Object IN_THIS_PROCESS = new Object();

    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Path directory;
    private final Path file;

    KeystoreFile(Path directory) {
        this.directory = directory.toAbsolutePath();
        this.file = this.directory.resolve("keystore.json");
    }

    /** Empty when there is none. */
    Optional<Keystore> read() {
        try {
            if (posix()) {
                refuseOthers(Files.getPosixFilePermissions(file));
            }
            return Optional.of(parse(Files.readAllBytes(file)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    /** Durable when this returns. */
    void change(Function<Optional<Keystore>, Keystore> change) {
        synchronized (IN_THIS_PROCESS) {
            try {
                make(directory);
                try (FileChannel channel = open(directory.resolve("keystore.lock"));
                        FileLock _ = channel.lock()) {
                    write(change.apply(read()).toJson());
                }
            } catch (IOException e) {
                throw failed("write", e);
            }
        }
    }

    private void write(byte[] json) throws IOException {
        Path unfinished = directory.resolve("keystore.json.new");
        Files.deleteIfExists(unfinished); // Of a process that was killed.
        try (FileChannel channel = open(unfinished)) {
            ByteBuffer rest = ByteBuffer.wrap(json);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        force(directory);
    }

    private void make(Path missing) throws IOException {
        Path parent = missing.getParent();
        if (!Files.isDirectory(missing) && parent != null) {
            make(parent);
            Files.createDirectories(missing, ownerOnly("rwx------"));
            force(parent);
        }
    }

    /** What names are in it: a new file is lost without, as a new directory is. */
    private static void force(Path directory) throws IOException {
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private FileChannel open(Path path) throws IOException {
        return FileChannel.open(
                path, EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ownerOnly("rw-------"));
    }

    private Keystore parse(byte[] json) {
        Keystore keystore = Keystore.parse(json)
                .orElseThrow(() -> wrong("Expected %s to be a whole keystore, but it is cut or changed:"
                        + " restore it from a backup."));
        if (!keystore.isOfThisFormat()) {
            throw wrong("Expected %s to be a keystore of a format that is known here, but it is of another.");
        }
        return keystore;
    }

    private void refuseOthers(Set<PosixFilePermission> permissions) {
        if (!OWNER.containsAll(permissions)) {
            throw wrong("Expected %s to be for its owner alone, but its permissions are "
                    + PosixFilePermissions.toString(permissions) + ": change them to rw-------.");
        }
    }

    /** @param sentence with a place for the path */
    KeyProviderException wrong(String sentence) {
        return KeyProviderException.wrong(sentence.formatted(file), null);
    }

    private KeyProviderException failed(String what, IOException e) {
        String sentence = "Expected to " + what + " the keystore " + file + ", but that failed ("
                + e.getClass().getSimpleName() + ").";
        return e instanceof AccessDeniedException
                ? KeyProviderException.wrong(sentence, e)
                : KeyProviderException.unreachable(sentence, e);
    }

    private FileAttribute<?>[] ownerOnly(String permissions) {
        return posix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private boolean posix() {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
