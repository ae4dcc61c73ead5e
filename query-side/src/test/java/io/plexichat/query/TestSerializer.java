package io.plexichat.query;

import io.plexichat.kernel.KernelJson;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** Takes any class; what an {@link UnreadableTestMessage} stands for it can read once it is repaired. */
public final class TestSerializer extends Jackson3Serializer {
    static final String BROKEN = "broken:";

    private volatile boolean repaired;

    public TestSerializer() {
        super(Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(KernelJson::configure)
                .disableCachingOfUnknownClasses());
    }

    public void repair() {
        repaired = true;
    }

    @Override
    protected String resolveClassName(SerializedType type) {
        if (!type.getName().startsWith(BROKEN)) {
            return super.resolveClassName(type);
        }
        if (!repaired) {
            throw new SerializationException("Cannot be decoded yet.");
        }
        return type.getName().substring(BROKEN.length());
    }
}
