package io.plexichat.standalone.irc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files of a moment, in a directory made when the first comes. */
final class TemporaryDirectory implements AutoCloseable {
    private final List<Path> files = new ArrayList<>();
    private @Nullable Path directory;

    synchronized Path store(InputStream content) throws IOException {
        Path in = directory;
        if (in == null) {
            in = Files.createTempDirectory("plexichat-import-");
            directory = in;
        }
        Path file = in.resolve(Integer.toString(files.size()));
        files.add(file);
        Files.copy(content, file);
        return file;
    }

    @Override
    public synchronized void close() {
        try {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            files.clear();
            if (directory != null) {
                Files.deleteIfExists(directory);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
