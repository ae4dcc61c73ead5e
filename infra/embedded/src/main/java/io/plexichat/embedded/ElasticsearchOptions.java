package io.plexichat.embedded;

import java.nio.file.Path;
import java.util.List;

/**
 * How an embedded Elasticsearch runs.
 *
 * @param home the server's programs, staged by the build; only read
 * @param directory what the server keeps: indexes, logs; belongs to one server at a time
 * @param port 0 for any free one
 * @param heapMegabytes memory for objects; the process takes about 250 MB more
 * @param shortLived compiles less, for a process that ends soon
 * @param javaOptions further options of its JVM, after all others
 */
public record ElasticsearchOptions(
        Path home, Path directory, int port, int heapMegabytes, boolean shortLived, List<String> javaOptions) {

    private static final int SMALLEST_HEAP_MEGABYTES = 192;

    public ElasticsearchOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("Expected a port from 0 to 65535, but got " + port + ".");
        }
        if (heapMegabytes < SMALLEST_HEAP_MEGABYTES) {
            throw new IllegalArgumentException(
                    "Expected at least " + SMALLEST_HEAP_MEGABYTES + " MB of heap, but got " + heapMegabytes + ".");
        }
        javaOptions = List.copyOf(javaOptions);
    }

    public static ElasticsearchOptions in(Path home, Path directory) {
        return new ElasticsearchOptions(home, directory, 0, 320, false, List.of());
    }

    public static ElasticsearchOptions forTests(Path home, Path throwawayDirectory) {
        return new ElasticsearchOptions(home, throwawayDirectory, 0, 320, true, List.of());
    }

    public ElasticsearchOptions withPort(int value) {
        return new ElasticsearchOptions(home, directory, value, heapMegabytes, shortLived, javaOptions);
    }

    public ElasticsearchOptions withHeapMegabytes(int value) {
        return new ElasticsearchOptions(home, directory, port, value, shortLived, javaOptions);
    }

    public ElasticsearchOptions withJavaOptions(List<String> value) {
        return new ElasticsearchOptions(home, directory, port, heapMegabytes, shortLived, value);
    }
}
