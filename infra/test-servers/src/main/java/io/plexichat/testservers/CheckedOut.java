package io.plexichat.testservers;

import java.nio.file.Path;

/** Places in the checkout that the build runs in; every test JVM is told its root. */
final class CheckedOut {

    private CheckedOut() {}

    static Path root() {
        String root = System.getProperty("plexichat.root");
        if (root == null) {
            throw new IllegalStateException(
                    "Expected the system property plexichat.root to name the root of the checkout, but it is not set.");
        }
        return Path.of(root);
    }

    /** Unpacked by the first test that needs them, for all modules. */
    static Path postgresPrograms() {
        return root().resolve("infra/embedded/target/servers");
    }

    /** Staged by the build. */
    static Path elasticsearchHome() {
        return root().resolve("infra/embedded-elasticsearch/target/elasticsearch-home");
    }

    /** For what tests write. A clean build takes away what a killed test left. */
    static Path throwaways() {
        return root().resolve("infra/test-servers/target/throwaway");
    }
}
