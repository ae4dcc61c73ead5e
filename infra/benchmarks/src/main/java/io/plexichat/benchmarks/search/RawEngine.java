package io.plexichat.benchmarks.search;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Elasticsearch over plain HTTP. */
final class RawEngine implements AutoCloseable {
    /** As the product asks: so many documents a request, so many requests at once. */
    private static final int BULK = 500;

    private static final int AT_ONCE = 8;
    private static final int PAGE = 5_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;

    RawEngine(URI address) {
        this.address = address;
    }

    /** Ready to be sent: the documents of an index as bodies of bulk requests. */
    List<String> bulks(String index) {
        List<String> bulks = new ArrayList<>();
        StringBuilder bulk = new StringBuilder();
        int inBulk = 0;
        String after = "";
        while (true) {
            JsonNode hits = read(ask(
                            "/" + index + "/_search",
                            "{\"size\":" + PAGE + ",\"track_total_hits\":false,\"sort\":[{\"position\":\"asc\"}]"
                                    + after + "}"))
                    .at("/hits/hits");
            for (JsonNode hit : hits) {
                bulk.append("{\"index\":{\"_id\":\"")
                        .append(hit.get("_id").asString())
                        .append("\"}}\n")
                        .append(hit.get("_source"))
                        .append('\n');
                after = ",\"search_after\":" + hit.get("sort");
                inBulk++;
                if (inBulk % BULK == 0) {
                    bulks.add(bulk.toString());
                    bulk.setLength(0);
                }
            }
            if (hits.size() < PAGE) {
                if (!bulk.isEmpty()) {
                    bulks.add(bulk.toString());
                }
                return bulks;
            }
        }
    }

    /** Into a new index, which is deleted afterwards; returns the time until all can be found. */
    Duration index(String name, InputStream definition, List<String> bulks) throws IOException {
        send("PUT", "/" + name, new String(definition.readAllBytes(), StandardCharsets.UTF_8))
                .join();
        send("PUT", "/" + name + "/_settings", "{\"index\":{\"refresh_interval\":\"-1\"}}")
                .join();
        long started = System.nanoTime();
        for (int from = 0; from < bulks.size(); from += AT_ONCE) {
            List<String> some = bulks.subList(from, Math.min(bulks.size(), from + AT_ONCE));
            CompletableFuture<?>[] answers = some.stream()
                    .map(bulk -> send("POST", "/" + name + "/_bulk", bulk))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(answers).join();
        }
        send("POST", "/" + name + "/_refresh", "").join();
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        send("DELETE", "/" + name, "").join();
        return took;
    }

    /** The answer's body. */
    String ask(String path, String body) {
        return send("POST", path, body).join();
    }

    /** The newest generation of the product's index. */
    String newestIndex(String alias) {
        return Stream.of(get("/_cat/indices/" + alias + "_*?h=index&s=creation.date")
                        .split("\n"))
                .reduce((_, last) -> last)
                .orElseThrow()
                .strip();
    }

    private String get(String path) {
        return answer(client.sendAsync(
                        HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString()))
                .join();
    }

    private CompletableFuture<String> send(String method, String path, String body) {
        String type = path.endsWith("_bulk") ? "application/x-ndjson" : "application/json";
        return answer(client.sendAsync(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Content-Type", type)
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString()));
    }

    private static CompletableFuture<String> answer(CompletableFuture<HttpResponse<String>> sent) {
        return sent.thenApply(response -> {
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(
                        "Expected an answer, but got " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        });
    }

    private static JsonNode read(String json) {
        return JSON.readTree(json);
    }

    @Override
    public void close() {
        client.close();
    }
}
