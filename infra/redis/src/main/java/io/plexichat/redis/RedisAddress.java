package io.plexichat.redis;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * @param url {@code redis://host:6379/0}, or {@code rediss:} for TLS
 * @param prefix of all keys and channels
 */
public record RedisAddress(
        URI url, @Nullable String user, @Nullable String password, String prefix) {
    private static final int USUAL_PORT = 6_379;

    /**
     * @throws IllegalArgumentException that says what is expected and quotes nothing, for it may hold a password
     */
    public static RedisAddress parse(String url, @Nullable String user, @Nullable String password, String prefix) {
        URI uri = uri(url);
        boolean known = "redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme());
        if (!known || uri.getHost() == null || uri.getUserInfo() != null || uri.getQuery() != null) {
            throw notAnAddress();
        }
        if (!uri.getPath().matches("(/[0-9]{0,3})?")) {
            throw notAnAddress();
        }
        return new RedisAddress(uri, user, password, prefix);
    }

    String server() {
        return url.getScheme() + "://" + url.getHost() + ":" + (url.getPort() < 0 ? USUAL_PORT : url.getPort());
    }

    int database() {
        String path = url.getPath();
        return path.length() < 2 ? 0 : Integer.parseInt(path.substring(1));
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            throw notAnAddress();
        }
    }

    private static IllegalArgumentException notAnAddress() {
        return new IllegalArgumentException(
                "Expected plexichat.redis.url to be like redis://host:6379/0, with user and password in settings of"
                        + " their own.");
    }

    @Override
    public String toString() {
        return server();
    }
}
