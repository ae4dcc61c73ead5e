package io.plexichat.axonserver;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values of any record of the language: one with everything, one with nothing that may be missing. */
final class Samples {
    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    private Samples() {}

    static Stream<Object> of(Class<?> type) {
        return Stream.of(record(type, true), record(type, false));
    }

    private static Object record(Class<?> type, boolean full) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            AnnotatedType declared = components[i].getAnnotatedType();
            boolean isMissing = !full && declared.isAnnotationPresent(Nullable.class);
            values[i] = isMissing ? null : value(components[i].getGenericType(), full);
        }
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }

    private static Object value(Type type, boolean full) {
        if (type instanceof ParameterizedType generic) {
            Object first = value(generic.getActualTypeArguments()[0], full);
            return switch (generic.getRawType().getTypeName()) {
                case "java.util.List" -> full ? List.of(first) : List.of();
                case "java.util.Set" -> full ? Set.of(first) : Set.of();
                default -> full ? Map.of(first, value(generic.getActualTypeArguments()[1], full)) : Map.of();
            };
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        if (plain.isSealed()) {
            return record(plain.getPermittedSubclasses()[full ? 1 : 0], full);
        }
        return switch (plain.getName()) {
            case "java.lang.String" -> "a text, \u00e9 \ud83d\ude00";
            case "java.util.UUID" -> ID;
            case "java.time.Instant" -> Instant.parse("2026-11-21T10:11:12.345Z");
            case "long", "java.lang.Long" -> 1L << 40;
            case "int", "java.lang.Integer" -> 7;
            case "double" -> 0.25;
            case "boolean", "java.lang.Boolean" -> true;
            case "java.time.Duration" -> Duration.ofSeconds(90, 5);
            default -> record(plain, full);
        };
    }
}
