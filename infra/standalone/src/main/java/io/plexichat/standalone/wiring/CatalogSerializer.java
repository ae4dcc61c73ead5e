package io.plexichat.standalone.wiring;

import io.plexichat.kernel.EventCatalog;
import io.plexichat.kernel.KernelJson;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/**
 * JSON with the catalog's names for events, never those of classes. An event of a newer version has a name that is not in the
 * catalog, and is read as {@link org.axonframework.serialization.UnknownSerializedType}.
 */
final class CatalogSerializer extends Jackson3Serializer {
    private CatalogSerializer(Builder builder) {
        super(builder);
    }

    static CatalogSerializer create() {
        return new CatalogSerializer(Jackson3Serializer.builder()
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
