package io.plexichat.standalone.irc;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Finds the logs in files, archives and directories, the oldest first. Archives are unpacked to a temporary directory, since their
 * order need not be that of the days. In archives and directories, files without a date in their name are passed over.
 */
final class LogFiles implements AutoCloseable {
    private final List<LogFile> files = new ArrayList<>();
    private final TemporaryDirectory unpacked = new TemporaryDirectory();
    private int passedOver;

    private LogFiles() {}

    static LogFiles in(List<Path> inputs) {
        LogFiles found = new LogFiles();
        try {
            for (Path input : inputs) {
                found.add(input);
            }
            if (found.files.isEmpty()) {
                throw new BadLogException("Expected logs named YYYY-MM-DD, but there are none in " + inputs + ".");
            }
            found.files.sort(LogFile.OLDEST_FIRST);
            return found;
        } catch (RuntimeException bad) {
            found.close();
            throw bad;
        }
    }

    List<LogFile> files() {
        return Collections.unmodifiableList(files);
    }

    /** How many files had no date in their name. */
    int passedOver() {
        return passedOver;
    }

    private void add(Path input) {
        try {
            if (Files.isDirectory(input)) {
                addDirectory(input);
            } else if (!Files.isReadable(input)) {
                throw new BadLogException("Expected a log, but there is no readable file " + input + ".");
            } else {
                addFile(input);
            }
        } catch (IOException broken) {
            throw new BadLogException(
                    "Expected to read " + input + ", but it is broken: " + broken.getMessage(), broken);
        }
    }

    private void addDirectory(Path directory) throws IOException {
        try (Stream<Path> inside = Files.walk(directory)) {
            for (Path file : inside.filter(Files::isRegularFile).sorted().toList()) {
                if (!addArchive(file)) {
                    addIfDated(file.getFileName().toString(), () -> file);
                }
            }
        }
    }

    private void addFile(Path file) throws IOException {
        if (addArchive(file)) {
            return;
        }
        LocalDate date = LogFile.dateIn(file.getFileName().toString())
                .orElseThrow(() -> new BadLogException(
                        "Expected a log named YYYY-MM-DD, but " + file + " has no date in its name."));
        files.add(new LogFile(file.toString(), date, file));
    }

    private interface Source {
        Path path() throws IOException;
    }

    private void addIfDated(String name, Source source) throws IOException {
        Optional<LocalDate> date = LogFile.dateIn(name);
        if (date.isEmpty()) {
            passedOver++;
        } else {
            files.add(new LogFile(name, date.get(), source.path()));
        }
    }

    private boolean addArchive(Path file) throws IOException {
        try (BufferedInputStream stream = Packing.open(file)) {
            if (!Packing.isTar(stream)) {
                return false;
            }
            TarArchiveInputStream archive = new TarArchiveInputStream(stream);
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (entry.isFile()) {
                    String name = entry.getName();
                    addIfDated(name.substring(name.lastIndexOf('/') + 1), () -> unpacked.store(archive));
                }
            }
            return true;
        }
    }

    @Override
    public void close() {
        unpacked.close();
    }
}
