package io.plexichat.standalone.backend;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/** Where this program was put: the directory of its jar, or what the build staged when it runs from classes. */
final class Installation {
    private Installation() {}

    static Path directory() {
        try {
            CodeSource source = Installation.class.getProtectionDomain().getCodeSource();
            Path code = Path.of(source.getLocation().toURI());
            return Files.isDirectory(code) ? code.resolveSibling("plexichat") : code.resolveSibling("");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Expected to find the directory of the program, but cannot.", e);
        }
    }
}
