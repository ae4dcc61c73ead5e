package io.plexichat.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stored events are contracts: {@code golden/<event name>.<revision>.json} says what each looks like in the log. A file is never
 * changed. A new event gets one, and so does a new revision, whose upcaster then reads the old file.
 */
class GoldenEventsTest {
    private static final JsonMapper JSON = KernelJson.builder().build();

    static List<Object> examples() {
        return EventExamples.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldWriteAsTheGoldenFile(Object event) throws Exception {
        assertThat(JSON.writeValueAsString(event)).isEqualTo(golden(event.getClass()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldReadTheGoldenFile(Object event) throws Exception {
        assertThat(JSON.readValue(golden(event.getClass()), event.getClass())).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldIgnoreWhatALaterVersionAdded(Object event) throws Exception {
        String later = golden(event.getClass()).replaceFirst("\\{", "{\"addedLater\":{\"a\":[1]},");
        assertThat(JSON.readValue(later, event.getClass())).isEqualTo(event);
    }

    @Test
    void shouldHaveAnExampleOfEveryEvent() {
        assertThat(EventExamples.all().stream().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(EventCatalog.types().toList());
    }

    @Test
    void shouldHaveAGoldenFileOfEveryRevision() throws Exception {
        List<String> expected = EventCatalog.types()
                .flatMap(type -> IntStream.rangeClosed(1, Integer.parseInt(EventCatalog.revision(type)))
                        .mapToObj(revision -> EventCatalog.name(type) + "." + revision + ".json"))
                .toList();
        // A file without an event is one that old logs hold and this release cannot read.
        try (Stream<Path> files = Files.list(Path.of(resource("/golden").toURI()))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void shouldGiveEveryEventItsOwnName() {
        Stream<String> names = EventCatalog.types().map(EventCatalog::name);
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z-]+\\.[a-z-]+"));
    }

    @Test
    void shouldFindEveryEventByItsName() {
        assertThat(EventCatalog.types())
                .allSatisfy(type ->
                        assertThat(EventCatalog.type(EventCatalog.name(type))).contains(type));
        assertThat(EventCatalog.type("event.of-tomorrow")).isEmpty();
    }

    private static String golden(Class<?> type) throws Exception {
        String file = "/golden/" + EventCatalog.name(type) + "." + EventCatalog.revision(type) + ".json";
        try (InputStream in = resource(file).openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private static URL resource(String name) {
        URL found = GoldenEventsTest.class.getResource(name);
        assertThat(found).as("golden file %s", name).isNotNull();
        return found;
    }
}
