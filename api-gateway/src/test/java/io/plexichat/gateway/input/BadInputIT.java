package io.plexichat.gateway.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.plexichat.gateway.GatewayContract;
import io.plexichat.gateway.ProjectionSamples;
import io.plexichat.gateway.Samples;
import io.plexichat.gateway.openapi.OpenApi;
import io.plexichat.kernel.RejectionCode;
import io.plexichat.kernel.account.ServerRole;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Walks the served description: every call, every parameter, every field, each wrong in every way. */
class BadInputIT extends GatewayContract {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> CODES = new ClassFileImporter()
            .importPackages("io.plexichat.kernel").stream()
                    .filter(type -> type.isEnum() && type.isAssignableTo(RejectionCode.class))
                    .flatMap(type -> Arrays.stream(type.reflect().getEnumConstants()))
                    .map(code -> ((RejectionCode) code).code())
                    .collect(Collectors.toUnmodifiableSet());

    private final List<String> faults = new ArrayList<>();
    private int tried;

    @Test
    void shouldRefuseEveryFieldOfEveryBody() {
        WebTestClient client = as(ServerRole.ADMIN);
        OpenApi openApi = OpenApi.served(http);
        for (OpenApi.Operation operation : openApi.operations()) {
            JsonNode schema = openApi.body(operation);
            for (Map.Entry<String, JsonNode> property :
                    schema.path("properties").properties()) {
                boolean required = names(schema).contains(property.getKey());
                for (String bad : badValues(openApi, openApi.resolved(property.getValue()), required)) {
                    String body = withField(openApi, schema, property.getKey(), bad);
                    refused(operation + " " + property.getKey() + "=" + brief(bad), 400, post(client, operation, body));
                }
                if (required) {
                    String body = withField(openApi, schema, property.getKey(), "");
                    refused(operation + " without " + property.getKey(), 400, post(client, operation, body));
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(tried).isGreaterThan(150);
    }

    @Test
    void shouldRefuseBodiesThatAreNoJsonObjects() {
        WebTestClient client = as(ServerRole.ADMIN);
        OpenApi openApi = OpenApi.served(http);
        for (OpenApi.Operation operation : openApi.operations()) {
            if (openApi.body(operation).isMissingNode()) {
                continue;
            }
            for (String bad : List.of(
                    "[]", "1", "null", "\"x\"", "{", "{\"a\":1,\"a\":2}", "{} {}", "\u0000", "[".repeat(5_000))) {
                refused(operation + " body " + brief(bad), 400, post(client, operation, bad));
            }
            refused(operation + " huge", 413, post(client, operation, "{\"x\":\"" + "x".repeat(1_048_577) + "\"}"));
            refused(
                    operation + " huge in chunks",
                    413,
                    send(client, operation)
                            .contentType(MediaType.APPLICATION_JSON)
                            .body(chunks(), DataBuffer.class)
                            .exchange()
                            .expectBody()
                            .returnResult());
            refused(
                    operation + " xml",
                    415,
                    send(client, operation)
                            .contentType(MediaType.APPLICATION_XML)
                            .bodyValue("<x/>")
                            .exchange()
                            .expectBody()
                            .returnResult());
            refused(
                    operation + " not UTF-8",
                    400,
                    send(client, operation)
                            .contentType(MediaType.APPLICATION_JSON)
                            .bodyValue(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})
                            .exchange()
                            .expectBody()
                            .returnResult());
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void shouldRefuseEveryParameterOfEveryCall() {
        WebTestClient client = as(ServerRole.ADMIN);
        OpenApi openApi = OpenApi.served(http);
        for (OpenApi.Operation operation : openApi.operations()) {
            for (JsonNode parameter : openApi.parameters(operation)) {
                String name = parameter.path("name").asString("");
                JsonNode schema = openApi.resolved(parameter.path("schema"));
                switch (parameter.path("in").asString("")) {
                    case "query" ->
                        badTexts(schema)
                                .forEach(bad -> refused(
                                        operation + " ?" + name + "=" + brief(bad),
                                        400,
                                        client.method(HttpMethod.valueOf(operation.method()))
                                                .uri(uri -> uri.path(path(operation))
                                                        .queryParam(name, "{bad}")
                                                        .build(bad))
                                                .exchange()
                                                .expectBody()
                                                .returnResult()));
                    case "path" -> {
                        if (!name.equals("emoji")) {
                            refused(
                                    operation + " no id",
                                    404,
                                    post(
                                            client,
                                            new OpenApi.Operation(
                                                    operation.method(),
                                                    operation.path().replace("{" + name + "}", "no-id"),
                                                    operation.node()),
                                            example(openApi, openApi.body(operation))));
                        }
                    }
                    case "header" -> {
                        if (!name.equals("traceparent")) {
                            for (String bad : List.of("x", "-1", "1.5", "99999999999999999999")) {
                                refused(
                                        operation + " " + name + ": " + bad,
                                        400,
                                        send(client, operation)
                                                .header(name, bad)
                                                .contentType(MediaType.APPLICATION_JSON)
                                                .bodyValue(example(openApi, openApi.body(operation)))
                                                .exchange()
                                                .expectBody()
                                                .returnResult());
                            }
                        }
                    }
                    default -> faults.add("unknown place of " + name);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void shouldRefuseEveryCallWithoutAToken() {
        OpenApi openApi = OpenApi.served(http);
        for (OpenApi.Operation operation : openApi.operations()) {
            if (!operation.node().has("security")) {
                String body = example(openApi, openApi.body(operation));
                refused(operation + " no token", 401, post(http, operation, body));
                refused(operation + " forged token", 401, post(with("e30.e30.e30"), operation, body));
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void shouldRefuseWhatTheFrameworkRefuses() {
        WebTestClient client = as(ServerRole.ADMIN);
        refused("unknown path", 404, get(client, "/api/v1/nothing"));
        refused("trailing slash", 404, get(client, "/api/v1/me/"));
        refused(
                "wrong method",
                405,
                client.patch().uri("/api/v1/me").exchange().expectBody().returnResult());
        refused("odd path", 400, get(client, "/api/v1/me;x=y"));
        refused("twice", 400, get(client, "/api/v1/channels?limit=1&limit=2"));
        refused("both", 400, get(client, "/api/v1/channels/" + Samples.ROOM + "/messages?before=1&after=2"));
        refused(
                "not acceptable",
                406,
                client.get()
                        .uri("/api/v1/me")
                        .accept(MediaType.IMAGE_PNG)
                        .exchange()
                        .expectBody()
                        .returnResult());
        String message = "/api/v1/messages/" + Samples.MESSAGE + "/reactions/";
        for (String emoji : List.of("a b", "x".repeat(33), "a\u0001b")) {
            refused(
                    "emoji " + emoji,
                    400,
                    client.put()
                            .uri(message + "{emoji}", emoji)
                            .exchange()
                            .expectBody()
                            .returnResult());
        }
        assertThat(faults).isEmpty();
    }

    private void refused(String what, int status, EntityExchangeResult<byte[]> result) {
        tried++;
        byte[] bytes = result.getResponseBodyContent();
        String body = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
        int got = result.getStatus().value();
        MediaType type = result.getResponseHeaders().getContentType();
        if (got != status || !MediaType.APPLICATION_PROBLEM_JSON.equals(type)) {
            faults.add(what + ": " + got + " " + type + " " + brief(body));
            return;
        }
        JsonNode problem = JSON.readTree(body);
        if (!CODES.contains(problem.path("code").asString(""))
                || problem.path("status").asInt(0) != status
                || body.contains("Exception")) {
            faults.add(what + ": " + brief(body));
        }
    }

    private static EntityExchangeResult<byte[]> get(WebTestClient client, String uri) {
        return client.get().uri(uri).exchange().expectBody().returnResult();
    }

    private static EntityExchangeResult<byte[]> post(WebTestClient client, OpenApi.Operation operation, String body) {
        return send(client, operation)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectBody()
                .returnResult();
    }

    private static WebTestClient.RequestBodySpec send(WebTestClient client, OpenApi.Operation operation) {
        return client.method(HttpMethod.valueOf(operation.method())).uri(path(operation));
    }

    private static String path(OpenApi.Operation operation) {
        return operation
                .path()
                .replace("{channelId}", Samples.ROOM.toString())
                .replace("{messageId}", Samples.MESSAGE.toString())
                .replace("{accountId}", Samples.BOB.toString())
                .replace("{sessionId}", Samples.BOB.toString())
                .replace("{passkeyId}", Samples.BOB.toString())
                .replace("{tokenId}", Samples.BOB.toString())
                .replace("{erasureId}", Samples.ERASURE.toString())
                .replace("{holdId}", Samples.HOLD.toString())
                .replace("{name}", ProjectionSamples.TIMELINE.toString())
                .replace("{letterId}", ProjectionSamples.LETTER.toString())
                .replace("{emoji}", "x");
    }

    /** JSON texts that the schema does not admit. */
    private static List<String> badValues(OpenApi openApi, JsonNode schema, boolean required) {
        List<String> bad = new ArrayList<>(List.of("{}", "[{}]"));
        if (required) {
            bad.add("null");
        }
        switch (schema.path("type").asString("")) {
            case "string" -> {
                bad.addAll(List.of("1", "true", "[]"));
                badTexts(schema).forEach(text -> bad.add(JSON.writeValueAsString(text)));
                bad.add("\"ab\\u0001cdefgh\"");
                bad.add("\"ab\\u0000cdefgh\"");
                bad.add("\"abcdefgh\\ud800\"");
                bad.add("\"\\udc00abcdefgh\"");
            }
            case "integer" -> bad.addAll(List.of("\"1\"", "1.5", "-1", "1e3", "99999999999999999999", "true"));
            case "number" -> bad.addAll(List.of("\"0.5\"", "0", "-0.5", "1.01", "1e300", "true"));
            case "boolean" -> bad.addAll(List.of("\"true\"", "1", "[]"));
            case "array" -> {
                bad.addAll(List.of("\"x\"", "1", "true", "[1]", "[null]", "[\"x\"]"));
                String item = example(openApi, openApi.resolved(schema.path("items")));
                int most = schema.path("maxItems").asInt(0);
                bad.add("[" + (item + ",").repeat(most) + item + "]");
                if (schema.path("minItems").asInt(0) > 0) {
                    bad.add("[]");
                }
            }
            default -> {}
        }
        return bad;
    }

    private static List<String> badTexts(JsonNode schema) {
        return switch (schema.path("type").asString("") + schema.path("format").asString("")) {
            case "stringuuid" -> List.of("", "x", "1-1-1-1-1", "a11ce000-0000-4000-8000-00000000000g");
            case "stringdate-time" ->
                List.of("", "yesterday", "2026-13-01T00:00:00Z", "2026-01-01", "1969-12-31T23:59:59Z");
            case "stringduration" -> List.of("", "x", "P1M", "-PT1S", "P99999D", "PT99999999999999999999S", "30d");
            case "stringkeep" -> List.of("", "never", "Forever", "P1M", "PT0S", "-P1D", "P36501D");
            case "integer", "integerint64" -> List.of("", "abc", "-1", "1.5", "99999999999999999999", "0x1");
            case "boolean" -> List.of("", "yes", "TRUE");
            case "array" -> List.of("", "x", ",");
            default -> {
                if (schema.has("enum")) {
                    yield List.of(
                            "",
                            "nonsense",
                            schema.get("enum").get(0).stringValue().toUpperCase(java.util.Locale.ROOT));
                }
                List<String> texts = new ArrayList<>();
                texts.add("x".repeat(schema.path("maxLength").asInt(0) + 1));
                int least = schema.path("minLength").asInt(0);
                if (least > 0) {
                    texts.add("x".repeat(least - 1));
                }
                yield texts;
            }
        };
    }

    private static List<String> names(JsonNode schema) {
        List<String> names = new ArrayList<>();
        schema.path("required").forEach(name -> names.add(name.stringValue()));
        return names;
    }

    /** A good body, but for one field; {@code ""} leaves it out. */
    private static String withField(OpenApi openApi, JsonNode schema, String field, String value) {
        Map<String, String> fields = new LinkedHashMap<>();
        names(schema)
                .forEach(name -> fields.put(
                        name,
                        example(
                                openApi,
                                openApi.resolved(schema.path("properties").path(name)))));
        fields.put(field, value);
        return fields.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** The least that the schema admits. */
    private static String example(OpenApi openApi, JsonNode schema) {
        if (schema.has("enum")) {
            return JSON.writeValueAsString(schema.get("enum").get(0).stringValue());
        }
        return switch (schema.path("type").asString("") + schema.path("format").asString("")) {
            case "stringuuid" -> "\"" + Samples.BOB + "\"";
            case "stringdate-time" -> "\"2026-01-01T00:00:00Z\"";
            case "stringduration", "stringkeep" -> "\"P30D\"";
            case "integer", "integerint64" -> "1";
            case "array" -> "[" + example(openApi, openApi.resolved(schema.path("items"))) + "]";
            case "object", "" ->
                names(schema).stream()
                        .map(name -> "\"" + name + "\":"
                                + example(
                                        openApi,
                                        openApi.resolved(
                                                schema.path("properties").path(name))))
                        .collect(Collectors.joining(",", "{", "}"));
            default -> "\"" + "x".repeat(Math.max(8, schema.path("minLength").asInt(0))) + "\"";
        };
    }

    private static Flux<DataBuffer> chunks() {
        byte[] chunk = " ".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
        return Flux.range(0, 17).map(_ -> DefaultDataBufferFactory.sharedInstance.wrap(chunk));
    }

    private static String brief(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "..." : text;
    }
}
