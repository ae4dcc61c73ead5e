package io.plexichat.standalone.backend;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param url of a server to use, such as {@code https://search.example:9200}; without it PlexiChat runs its own
 * @param heap of its own server
 * @param home the programs of its own server; beside the jar without it
 * @param javaOptions further options of its own server's JVM
 */
public record ElasticsearchSettings(
        @Nullable URI url,
        @Nullable String user,
        @Nullable Secret password,
        @DefaultValue("320MB") DataSize heap,
        @Nullable String home,
        @DefaultValue List<String> javaOptions) {
    private static final int SMALLEST_HEAP_MEGABYTES = 192;

    public ElasticsearchSettings {
        javaOptions = List.copyOf(javaOptions);
        if (url != null
                && (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme())))) {
            throw new IllegalArgumentException(
                    "Expected plexichat.elasticsearch.url to be like https://host:9200, but got " + url + ".");
        }
        if (url != null && url.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "Expected plexichat.elasticsearch.url without user and password, which have settings of their own.");
        }
        if (url == null && (user != null || password != null)) {
            throw new IllegalArgumentException(
                    "Expected plexichat.elasticsearch.url beside a user or password, but it is not set.");
        }
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException(
                    "Expected both plexichat.elasticsearch.user and password or neither, but only one is set.");
        }
        if (heap.toMegabytes() < SMALLEST_HEAP_MEGABYTES) {
            throw new IllegalArgumentException("Expected plexichat.elasticsearch.heap to be at least "
                    + SMALLEST_HEAP_MEGABYTES + "MB, but got " + heap + ".");
        }
    }
}
