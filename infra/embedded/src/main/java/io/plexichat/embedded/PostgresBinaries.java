package io.plexichat.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of a Postgres server, unpacked from the class path. */
record PostgresBinaries(Path home) {

    private static final int EXECUTABLE_BIT = 0b001_000_000;

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /** Unpacks once per archive; many processes may ask at the same time. */
    static PostgresBinaries unpackedIn(Path cache) throws IOException {
        return unpackedAt(cache.toAbsolutePath().resolve("postgres-" + digest(archive())));
    }

    /** Unpacks unless there is something. */
    static PostgresBinaries unpackedAt(Path home) throws IOException {
        if (!Files.exists(home)) {
            Path beside = Files.createDirectories(home.toAbsolutePath().getParent());
            Path unfinished = Files.createTempDirectory(beside, "unpacking-");
            try {
                unpack(archive(), unfinished);
                Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
                publish(unfinished, home);
            } finally {
                Directories.delete(unfinished);
            }
        }
        return new PostgresBinaries(home);
    }

    private static void publish(Path unfinished, Path home) throws IOException {
        try {
            Directories.publish(unfinished, home);
        } catch (FileSystemException e) {
            // Another process may have been faster; its copy is the same.
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (InputStream compressed = open(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(compressed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, inside(target, entry.getName()));
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        if ((entry.getMode() & EXECUTABLE_BIT) != 0) {
            Files.setPosixFilePermissions(path, executable(Files.getPosixFilePermissions(path)));
        }
    }

    /** For whoever may read it: the server may run as another user than the one who installed it. */
    private static Set<PosixFilePermission> executable(Set<PosixFilePermission> readable) {
        Set<PosixFilePermission> permissions = EnumSet.copyOf(readable);
        permissions.add(PosixFilePermission.OWNER_EXECUTE);
        if (readable.contains(PosixFilePermission.GROUP_READ)) {
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
        }
        if (readable.contains(PosixFilePermission.OTHERS_READ)) {
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        return permissions;
    }

    private static Path inside(Path target, String name) throws IOException {
        Path path = target.resolve(name).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("Expected only paths inside the archive, but got " + name + ".");
        }
        return path;
    }

    private static String digest(String archive) throws IOException {
        try (DigestInputStream in = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream open(String archive) {
        InputStream in = PostgresBinaries.class.getResourceAsStream("/" + archive);
        if (in == null) {
            throw new EmbeddedServerException("Expected Postgres programs for this system (" + archive
                    + "), but they are not part of this build; use an existing server instead.");
        }
        return new BufferedInputStream(in);
    }

    private static String archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return "postgres-" + (system.startsWith("mac") ? "darwin" : system) + "-"
                + switch (machine) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> machine;
                }
                + ".txz";
    }
}
