package io.plexichat.gateway.openapi;

import io.plexichat.gateway.security.Open;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

@RestController
@Open
class OpenApiController {
    private static final ClassPathResource DOCUMENT = new ClassPathResource("/io/plexichat/gateway/openapi.yaml");

    private final byte[] document;

    OpenApiController(@Qualifier("apiJson") JsonMapper json) {
        this.document = json.writeValueAsBytes(read());
    }

    @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> document() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .body(document);
    }

    private static Map<String, Object> read() {
        try (InputStream yaml = DOCUMENT.getInputStream()) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected the API's description among the resources, but it is missing.", e);
        }
    }
}
