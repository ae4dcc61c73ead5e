package io.plexichat.embedded;

import java.nio.file.Path;

/** Places and handles that the tests of this module share. */
final class Servers {

    static final Path POSTGRES_PROGRAMS = Path.of("target", "servers");
    static final Path ELASTICSEARCH_HOME =
            Path.of(System.getProperty("plexichat.root"), "infra/embedded-elasticsearch/target/elasticsearch-home");

    private Servers() {}

    /** As {@code kill -9}. Returns when the process is gone. */
    static void kill(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }
}
