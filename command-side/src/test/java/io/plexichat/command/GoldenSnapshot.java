package io.plexichat.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.axonframework.serialization.Revision;

/** {@code golden/<aggregate>-snapshot.<revision>.json}: how an aggregate of this revision is stored. */
public final class GoldenSnapshot {
    private GoldenSnapshot() {}

    public static String of(Class<?> aggregate) {
        String name =
                aggregate.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        String file = "/golden/" + name + "-snapshot."
                + aggregate.getAnnotation(Revision.class).value() + ".json";
        try (InputStream in = GoldenSnapshot.class.getResourceAsStream(file)) {
            assertThat(in).as("golden file %s", file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
