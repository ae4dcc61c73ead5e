package io.plexichat.gateway.input;

import io.plexichat.kernel.RejectionCode;
import java.util.UUID;
import java.util.function.Function;

/** Ids in paths. What is no id names nothing, so it is not found, as an id that nothing has. */
public final class PathIds {
    private PathIds() {}

    public static <T> T parse(String text, Function<UUID, T> make, RejectionCode notFound) {
        return Values.uuid(text)
                .map(make)
                .orElseThrow(
                        () -> notFound.because("Expected the id of something, but there is nothing with this id."));
    }
}
