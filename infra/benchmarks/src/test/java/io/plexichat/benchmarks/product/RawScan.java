package io.plexichat.benchmarks.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Looks for a text in the bytes of files, as somebody would who stole the disk. */
final class RawScan {
    private RawScan() {}

    /** The files under a directory, or the one file, that hold the text, in whatever case. */
    static List<Path> filesWith(Path place, String text) {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(file, text.toLowerCase(Locale.ROOT)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            // One character for each byte, so that nothing is lost.
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .toLowerCase(Locale.ROOT)
                    .contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
