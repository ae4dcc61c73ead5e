package io.plexichat.gateway.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A directory of secrets, each in a file that is made at first need and that only its owner can read. */
final class KeyFiles {
    private final Path directory;

    KeyFiles(Path directory) {
        this.directory = directory;
    }

    /** The content of a file, made by {@code create} when there is none. Never half a file, also after a crash. */
    byte[] readOrCreate(String name, Supplier<byte[]> create) {
        Path file = directory.resolve(name);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(directory, ownerOnly("rwx------"));
                write(file, create.get());
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read or make the key file " + file + ", but could not.", e);
        }
    }

    private void write(Path file, byte[] content) throws IOException {
        Path draft = Files.createTempFile(directory, ".new-", ".key", ownerOnly("rw-------"));
        try {
            Files.write(draft, content, StandardOpenOption.SYNC);
            // A link, not a move: of two processes that start at once, the first one's key stays.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException _) {
            // The other process was first.
        } finally {
            Files.delete(draft);
        }
    }

    private FileAttribute<?>[] ownerOnly(String permissions) {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
