package io.plexichat.standalone.backend;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/** Where this program was put: the directory of its jar, or what the build staged when it runs from classes. */
public final class Installation {
    private Installation() {}

    public static Path elasticsearchHome() {
        return directory().resolve("elasticsearch");
    }

    /** Where they are once they were unpacked for this installation. */
    public static Path postgresPrograms() {
        return directory().resolve("postgres");
    }

    public static Path jar() {
        return directory().resolve("plexichat.jar");
    }

    /** What the launcher gives the JVM to start quicker with. */
    public static Path startCache() {
        return directory().resolve("start.aot");
    }

    private static Path directory() {
        try {
            CodeSource source = Installation.class.getProtectionDomain().getCodeSource();
            Path code = Path.of(source.getLocation().toURI());
            return Files.isDirectory(code) ? code.resolveSibling("plexichat") : code.resolveSibling("");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Expected to find the directory of the program, but cannot.", e);
        }
    }
}
