package io.plexichat.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Waits until a starting node has said where it answers, and then until its indexes have been opened. */
record NodeReadiness(GuardedProcess process, Path portFile) {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    URI await(Duration limit) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        Optional<String> address = address();
        while (address.isEmpty()) {
            if (process.waitFor(LOOK_AGAIN)) {
                throw new IOException("The process has ended.");
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("No answer within " + limit.toSeconds() + " s.");
            }
            address = address();
        }
        URI uri = URI.create("http://" + address.get());
        awaitIndexes(uri, Duration.ofNanos(deadline - System.nanoTime()));
        return uri;
    }

    /** Moved into place by the node, so it is whole once it is there. */
    private Optional<String> address() throws IOException {
        if (!Files.exists(portFile)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(portFile)) {
            return lines.findFirst();
        }
    }

    private static void awaitIndexes(URI uri, Duration limit) throws IOException, InterruptedException {
        String query = "/_cluster/health?wait_for_status=yellow&timeout=" + limit.toSeconds() + "s";
        HttpRequest request = HttpRequest.newBuilder(uri.resolve(query))
                .timeout(limit.plusSeconds(5))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IOException("The indexes were not opened within " + limit.toSeconds() + " s.");
            }
        }
    }
}
