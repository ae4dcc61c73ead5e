package io.plexichat.standalone.backend;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.ElasticsearchTransportBase;
import co.elastic.clients.transport.rest5_client.Rest5ClientHttpClient;
import co.elastic.clients.transport.rest5_client.low_level.Node;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import io.plexichat.kernel.KernelJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;

/** A client of Elasticsearch that is there before the server is, and learns where that is. */
public final class ElasticsearchLink implements AutoCloseable {
    /** Nobody listens on the port for discarding, so that asking too early fails at once. */
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    private final Rest5Client rest;
    private final ElasticsearchClient client;
    private volatile URI uri;

    ElasticsearchLink(ElasticsearchSettings settings) {
        URI configured = settings.url();
        this.uri = configured == null ? NOWHERE : configured;
        Rest5ClientBuilder builder = Rest5Client.builder(host(uri));
        String prefix = uri.getPath();
        if (prefix != null && prefix.length() > 1) {
            builder.setPathPrefix(prefix);
        }
        String user = settings.user();
        Secret password = settings.password();
        if (user != null && password != null) {
            builder.setDefaultHeaders(new Header[] {authorization(user, password)});
        }
        this.rest = builder.build();
        this.client = new ElasticsearchClient(new Transport(rest));
    }

    public ElasticsearchClient client() {
        return client;
    }

    URI uri() {
        return uri;
    }

    void use(URI started) {
        rest.setNodes(List.of(new Node(host(started))));
        uri = started;
    }

    @Override
    public void close() {
        try {
            rest.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Transport extends ElasticsearchTransportBase {
        Transport(Rest5Client rest) {
            super(
                    new WholeBodies(new Rest5ClientHttpClient(rest)),
                    null,
                    new Jackson3JsonpMapper(KernelJson.builder().build()));
        }
    }

    private static HttpHost host(URI uri) {
        return new HttpHost(uri.getScheme(), uri.getHost(), uri.getPort());
    }

    private static Header authorization(String user, Secret password) {
        byte[] credentials = (user + ":" + password.value()).getBytes(StandardCharsets.UTF_8);
        return new BasicHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
    }
}
