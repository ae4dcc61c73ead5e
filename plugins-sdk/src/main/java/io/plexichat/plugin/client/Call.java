package io.plexichat.plugin.client;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request, apart from who makes it and where.
 *
 * @param path with the query
 * @param repeatable having it carried out twice is the same as once
 * @param authenticated carries the access token
 */
record Call(String method, String path, @Nullable BodyPublisher body, boolean repeatable, boolean authenticated) {

    static Call get(String path) {
        return new Call("GET", path, null, true, true);
    }

    static Call put(String path) {
        return new Call("PUT", path, null, true, true);
    }

    static Call put(String path, Object body) {
        return new Call("PUT", path, json(body), true, true);
    }

    static Call delete(String path) {
        return new Call("DELETE", path, null, true, true);
    }

    static Call delete(String path, Object body) {
        return new Call("DELETE", path, json(body), true, true);
    }

    static Call patch(String path, Object body) {
        return new Call("PATCH", path, json(body), true, true);
    }

    static Call post(String path, Object body) {
        return post(path, json(body));
    }

    static Call post(String path, BodyPublisher body) {
        return new Call("POST", path, body, false, true);
    }

    /** For a POST whose body makes sure that twice is the same as once. */
    Call asRepeatable() {
        return new Call(method, path, body, true, authenticated);
    }

    Call anonymous() {
        return new Call(method, path, body, repeatable, false);
    }

    private static BodyPublisher json(Object body) {
        return BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body));
    }

    boolean reads() {
        return method.equals("GET");
    }

    /** A path with those of the parameters that are not null. */
    static String path(String base, Map<String, ? extends @Nullable Object> parameters) {
        Map<String, Object> present = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        return present.isEmpty()
                ? base
                : base
                        + present.entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                                .collect(Collectors.joining("&", "?", ""));
    }

    static String encoded(Object value) {
        return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
