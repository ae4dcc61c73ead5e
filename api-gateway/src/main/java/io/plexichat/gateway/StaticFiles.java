package io.plexichat.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * The files of one folder of the program, as a browser gets them: kept in memory, told apart by their content (ETag), asked for again
 * each time, so that a new release is seen at once, and under a policy that lets nothing run but the server's own files. Without a
 * token only where the security configuration says so.
 */
public final class StaticFiles {
    /** What a page may load: files and answers of this server, and images it has drawn itself. */
    public static final String OWN_FILES_ONLY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Of the answer to HEAD the server leaves the content out. */
    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html",
            "css", "text/css",
            "js", "text/javascript",
            "ts", "text/plain",
            "md", "text/markdown",
            "json", "application/json",
            "webmanifest", "application/manifest+json",
            "svg", "image/svg+xml",
            "png", "image/png");

    private final String folder;
    private final Map<String, byte[]> files;
    private final Map<String, HandlerFunction<ServerResponse>> routes = new HashMap<>();
    private String policy = OWN_FILES_ONLY;

    private StaticFiles(String folder, Map<String, byte[]> files) {
        this.folder = folder;
        this.files = files;
    }

    /**
     * @param folder on the class path, such as {@code io/plexichat/gateway/admin}; folders within it are left out, as are the classes of
     *     a package of that name
     */
    public static StaticFiles of(String folder) {
        Map<String, byte[]> files = new TreeMap<>();
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "/*.*")) {
                String name = String.valueOf(file.getFilename());
                if (!name.endsWith(".class")) {
                    files.put(name, file.getContentAsByteArray());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read the files of " + folder + ", but failed.", e);
        }
        return new StaticFiles(folder, files);
    }

    /** Another policy for what is served by the calls after this one. */
    public StaticFiles under(String contentSecurityPolicy) {
        policy = contentSecurityPolicy;
        return this;
    }

    /** One file at a path of its own. */
    public StaticFiles serve(String path, String file) {
        byte[] content = files.get(file);
        if (content == null) {
            throw new IllegalStateException("Expected " + file + " in " + folder + ", but it is missing.");
        }
        routes.put(path, handler(content, type(file), policy));
        return this;
    }

    /** Every file, at its name after this prefix, such as {@code /admin/assets/}. */
    public StaticFiles serveAll(String prefix) {
        if (files.isEmpty()) {
            throw new IllegalStateException("Expected files in " + folder + ", but there is none.");
        }
        files.keySet().forEach(file -> serve(prefix + file, file));
        return this;
    }

    public RouterFunction<ServerResponse> routes() {
        Map<String, HandlerFunction<ServerResponse>> fixed = Map.copyOf(routes);
        return request -> Mono.justOrEmpty(fixed.get(path(request))).filter(_ -> METHODS.contains(request.method()));
    }

    /** As it was sent: nothing in it is decoded or resolved. */
    private static String path(ServerRequest request) {
        return request.requestPath().pathWithinApplication().value();
    }

    private static HandlerFunction<ServerResponse> handler(byte[] content, MediaType type, String policy) {
        String tag = tag(content);
        return request -> {
            // Also of what was not modified: a browser takes the headers of that answer for what it has kept.
            HttpHeaders headers = request.exchange().getResponse().getHeaders();
            headers.set("Content-Security-Policy", policy);
            headers.setCacheControl(CacheControl.noCache());
            return request.checkNotModified(tag)
                    .switchIfEmpty(Mono.defer(() ->
                            ServerResponse.ok().contentType(type).eTag(tag).bodyValue(content)));
        };
    }

    private static MediaType type(String file) {
        String name = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
        if (name == null) {
            throw new IllegalStateException("Expected a file of a known type, but got " + file + ".");
        }
        MediaType type = MediaType.valueOf(name);
        return type.getType().equals("text") ? new MediaType(type, StandardCharsets.UTF_8) : type;
    }

    private static String tag(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return "\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
