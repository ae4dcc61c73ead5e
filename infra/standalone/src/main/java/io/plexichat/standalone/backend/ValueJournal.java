package io.plexichat.standalone.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A file of values, one JSON text a line; of a key, the last line counts. Only its owner may read it. For one thread. */
public final class ValueJournal {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;

    public ValueJournal(Path file) {
        this.file = file;
    }

    record Entry(String key, String value, Instant until) {
        boolean isKept(Instant now) {
            return now.isBefore(until);
        }

        @Override
        public String toString() {
            return key;
        }
    }

    /** A line that cannot be read was being written when the process ended, and nobody was told that it is there. */
    List<Entry> read() {
        List<Entry> entries = new ArrayList<>();
        try {
            if (Files.exists(file)) {
                for (String line :
                        Files.readString(file, StandardCharsets.UTF_8).split("\n")) {
                    read(line, entries);
                }
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void append(Entry entry) {
        write(file, List.of(entry), StandardOpenOption.APPEND);
    }

    /** By exactly these, in one step. */
    void replace(Collection<Entry> entries) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.createDirectories(next.toAbsolutePath().getParent());
            Files.deleteIfExists(next);
            write(next, entries, StandardOpenOption.CREATE_NEW);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(String line, List<Entry> entries) {
        try {
            if (!line.isEmpty()) {
                entries.add(JSON.readValue(line, Entry.class));
            }
        } catch (JacksonException _) {
            // See above.
        }
    }

    private static void write(Path to, Collection<Entry> entries, StandardOpenOption how) {
        StringBuilder lines = new StringBuilder();
        entries.forEach(entry -> lines.append(JSON.writeValueAsString(entry)).append('\n'));
        try (FileChannel channel = FileChannel.open(to, Set.of(StandardOpenOption.WRITE, how), PRIVATE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines.toString());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
