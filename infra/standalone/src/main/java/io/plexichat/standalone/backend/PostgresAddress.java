package io.plexichat.standalone.backend;

import io.plexichat.embedded.PostgresDatabase;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A database and who enters it, for both of its drivers, which want the same things in different words.
 *
 * @param tls the parameters {@code sslmode} and {@code sslrootcert}, those that are set
 */
public record PostgresAddress(
        String host,
        int port,
        String database,
        String user,
        @Nullable Secret password,
        Map<String, String> tls) {
    private static final int USUAL_PORT = 5432;

    public PostgresAddress {
        tls = Map.copyOf(tls);
    }

    public static PostgresAddress of(PostgresDatabase embedded) {
        return new PostgresAddress(
                embedded.host(),
                embedded.port(),
                embedded.name(),
                embedded.user(),
                new Secret(embedded.password()),
                Map.of());
    }

    /** @throws IllegalArgumentException when the URL is no address of a database */
    static PostgresAddress parse(String url, @Nullable String user, @Nullable Secret password) {
        String plain = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
        URI uri = uri(plain);
        boolean postgres = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
        String path = uri.getPath();
        if (!postgres || uri.getHost() == null || path == null || path.length() < 2 || uri.getUserInfo() != null) {
            throw notAnAddress();
        }
        if (user == null) {
            throw new IllegalArgumentException("Expected plexichat.postgres.user beside the url, but it is not set.");
        }
        int port = uri.getPort() == -1 ? USUAL_PORT : uri.getPort();
        return new PostgresAddress(uri.getHost(), port, path.substring(1), user, password, tlsOf(uri.getQuery()));
    }

    String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    private static Map<String, String> tlsOf(@Nullable String query) {
        Map<String, String> tls = new LinkedHashMap<>();
        if (query == null) {
            return tls;
        }
        for (String parameter : query.split("&")) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            if (equals < 0 || !(name.equals("sslmode") || name.equals("sslrootcert"))) {
                throw new IllegalArgumentException(
                        "Expected only sslmode and sslrootcert as parameters of plexichat.postgres.url, but got " + name
                                + ".");
            }
            tls.put(name, parameter.substring(equals + 1));
        }
        return tls;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            throw notAnAddress();
        }
    }

    /** Does not quote it: it may hold a password. */
    private static IllegalArgumentException notAnAddress() {
        return new IllegalArgumentException(
                "Expected plexichat.postgres.url to be like postgresql://host:5432/database, with user and password in settings of their own.");
    }
}
