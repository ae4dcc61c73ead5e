package io.plexichat.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.plexichat.gateway.GatewayContract;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

class OpenApiIT extends GatewayContract {
    private static final Set<String> OF_RSOCKET = Set.of("SendToChannelRequest", "FollowRequest");

    @Autowired
    private RequestMappingHandlerMapping mapping;

    @Test
    void shouldDescribeEveryMappedRouteAndNoOther() {
        Set<String> mapped = mapping.getHandlerMethods().entrySet().stream()
                .filter(route -> route.getValue().getBeanType().getName().startsWith("io.plexichat"))
                .flatMap(route -> route.getKey().getPatternsCondition().getPatterns().stream()
                        .flatMap(path -> route.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + path.getPatternString())))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> described = OpenApi.served(http).operations().stream()
                .map(OpenApi.Operation::toString)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described).isEqualTo(mapped);
    }

    @Test
    void shouldDescribeEveryRequestAndAnswerWithAllItsFields() {
        JsonNode schemas = OpenApi.served(http).schemas();
        Pattern wire = Pattern.compile(".*(Request|Response|MemberChange|BatchedMessage|Author|Reaction)");
        Set<JavaClass> records = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.plexichat.gateway")
                        .stream()
                        .filter(type -> type.isRecord()
                                && wire.matcher(type.getSimpleName()).matches())
                        .filter(type -> !OF_RSOCKET.contains(type.getSimpleName()))
                        .collect(Collectors.toSet());
        assertThat(records).hasSizeGreaterThan(25);
        for (JavaClass type : records) {
            JsonNode schema = schemas.path(type.getSimpleName());
            Set<String> described = new TreeSet<>(schema.path("properties").propertyNames());
            // Taken only empty, so no record holds them.
            if (!type.getSimpleName().endsWith("Response")) {
                described.remove("attachments");
            }
            assertThat(described).as("fields of %s", type.getSimpleName()).isEqualTo(fields(type.reflect(), true));
            Set<String> required = new TreeSet<>();
            schema.path("required").forEach(name -> required.add(name.stringValue()));
            Set<String> always = fields(type.reflect(), false);
            always.remove("members");
            assertThat(required).as("required of %s", type.getSimpleName()).isEqualTo(always);
        }
    }

    @Test
    void shouldPointOnlyToWhatIsThere() {
        OpenApi openApi = OpenApi.served(http);
        openApi.operations().forEach(operation -> {
            openApi.parameters(operation)
                    .forEach(parameter ->
                            assertThat(parameter.path("name").asString("")).isNotEmpty());
            operation
                    .node()
                    .get("responses")
                    .forEach(response -> assertThat(openApi.resolved(response)
                                    .path("description")
                                    .asString(""))
                            .isNotEmpty());
            if (operation.node().has("requestBody")) {
                assertThat(openApi.body(operation).path("type").asString("")).isEqualTo("object");
            }
        });
    }

    private static Set<String> fields(Class<?> type, boolean optionalToo) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> optionalToo || !isOptional(component))
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isOptional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
