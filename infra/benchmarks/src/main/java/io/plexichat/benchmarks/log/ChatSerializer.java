package io.plexichat.benchmarks.log;

import io.plexichat.kernel.EventCatalog;
import io.plexichat.kernel.KernelJson;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** Events of the product as it stores them: JSON, under the catalog's names. */
final class ChatSerializer extends Jackson3Serializer {
    private ChatSerializer(Builder builder) {
        super(builder);
    }

    static ChatSerializer create() {
        return new ChatSerializer(Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(KernelJson::configure)
                .disableCachingOfUnknownClasses());
    }

    @Override
    protected String resolveClassName(SerializedType type) {
        return EventCatalog.type(type.getName()).map(Class::getName).orElseGet(type::getName);
    }

    @Override
    @SuppressWarnings("rawtypes") // As Axon declares it.
    public SerializedType typeForClass(Class type) {
        return type != null && EventCatalog.contains((Class<?>) type)
                ? new SimpleSerializedType(EventCatalog.name(type), EventCatalog.revision(type))
                : super.typeForClass(type);
    }
}
