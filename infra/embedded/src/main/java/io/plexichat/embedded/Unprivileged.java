package io.plexichat.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Postgres refuses to run as root. In a user namespace without any mapping root is nobody, to itself, while the files
 * still belong to it outside: no second user and no change of ownership is needed.
 */
final class Unprivileged {

    private static final Path UNSHARE = Path.of("/usr/bin/unshare");
    private static final Path SELF = Path.of("/proc/self");

    private Unprivileged() {}

    /** What to put before the command; nothing for an ordinary user. */
    static List<String> prefix() throws IOException {
        if (!isRoot()) {
            return List.of();
        }
        if (!Files.isExecutable(UNSHARE) || !canUnshare()) {
            throw new EmbeddedServerException(
                    "Expected an ordinary user or a system that lets root make user namespaces,"
                            + " but this is root without them; run as an ordinary user, or use an existing Postgres.");
        }
        return List.of(UNSHARE.toString(), "--user");
    }

    private static boolean isRoot() throws IOException {
        return Files.exists(SELF)
                ? Files.getAttribute(SELF, "unix:uid").equals(0)
                : System.getProperty("user.name").equals("root");
    }

    private static boolean canUnshare() throws IOException {
        Process attempt = new ProcessBuilder(UNSHARE.toString(), "--user", "true")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return attempt.waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted while starting Postgres.", e);
        }
    }
}
