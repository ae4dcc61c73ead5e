package io.plexichat.axonserver;

import io.plexichat.kernel.KernelJson;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/**
 * How commands, queries and their answers travel between processes: as JSON, under the names of their classes. They are not stored,
 * so only processes that run side by side have to understand each other.
 */
public final class WireMessages {
    private WireMessages() {}

    public static Serializer serializer() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(KernelJson::configure)
                .build();
    }
}
