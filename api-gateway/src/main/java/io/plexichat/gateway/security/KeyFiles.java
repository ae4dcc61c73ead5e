package io.plexichat.gateway.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A directory of secrets, each in a file that only its owner can read. Never half a file, also after a crash. */
final class KeyFiles {
    private final Path directory;

    /** Makes the directory when it is not there. */
    KeyFiles(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory, ownerOnly("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to make the directory " + directory + ", but could not.", e);
        }
    }

    List<String> names() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to list " + directory + ", but could not.", e);
        }
    }

    /** Empty when there is no such file. */
    Optional<byte[]> read(String name) {
        Path file = directory.resolve(name);
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read the key file " + file + ", but could not.", e);
        }
    }

    /** The content of a file, made by {@code create} when there is none. */
    byte[] readOrCreate(String name, Supplier<byte[]> create) {
        return read(name).orElseGet(() -> {
            byte[] made = create.get();
            return create(name, made) ? made : read(name).orElse(made);
        });
    }

    /** Whether this made it: of two processes that do at once, the first one's content stays. */
    boolean create(String name, byte[] content) {
        Path file = directory.resolve(name);
        try {
            Path draft = Files.createTempFile(directory, ".new-", ".key", ownerOnly("rw-------"));
            try {
                Files.write(draft, content, StandardOpenOption.SYNC);
                // A link, not a move, which would replace what is there.
                Files.createLink(file, draft);
                return true;
            } catch (FileAlreadyExistsException _) {
                return false;
            } finally {
                Files.delete(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to make the key file " + file + ", but could not.", e);
        }
    }

    /** Also when it is gone. */
    void delete(String name) {
        Path file = directory.resolve(name);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to delete the key file " + file + ", but could not.", e);
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
