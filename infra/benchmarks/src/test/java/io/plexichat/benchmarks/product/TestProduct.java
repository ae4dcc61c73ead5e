package io.plexichat.benchmarks.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** The product as this build packaged it. */
public final class TestProduct {
    private TestProduct() {}

    public static Product packaged() {
        return Product.launchedBy(Path.of(System.getProperty("plexichat.root", "../.."), "plexichat"));
    }

    static ServerProcess start(Path directory) {
        return start(directory, Map.of());
    }

    /** @param settings as environment variables */
    static ServerProcess start(Path directory, Map<String, String> settings) {
        return ServerProcess.start(packaged(), dataIn(directory), directory.resolve("server.log"), settings);
    }

    /** Where the user that Postgres runs as can get to, when the tests run as root. */
    public static Path dataIn(Path directory) {
        try {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
            return directory.resolve("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
