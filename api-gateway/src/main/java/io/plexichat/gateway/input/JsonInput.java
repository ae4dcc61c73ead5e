package io.plexichat.gateway.input;

import io.plexichat.kernel.TextRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A JSON object as a client sent it. Fields that are not asked for are ignored. A field at fault is noted and reads as absent, also
 * where it is required: nobody sees that, because {@link #read} then throws.
 */
public final class JsonInput {
    private static final int LONGEST_REFERENCE = 100;

    private final JsonNode object;
    private final String path;
    private final FieldErrors errors;

    private JsonInput(JsonNode object, String path, FieldErrors errors) {
        this.object = object;
        this.path = path;
        this.errors = errors;
    }

    static JsonInput of(JsonNode root) {
        FieldErrors errors = new FieldErrors();
        if (!root.isObject()) {
            errors.wrongType("$", "an object");
            errors.check();
        }
        return new JsonInput(root, "", errors);
    }

    /** What {@code reader} makes of it, unless any field is at fault. */
    public <T> T read(Function<JsonInput, T> reader) {
        T result = reader.apply(this);
        errors.check();
        return result;
    }

    public boolean has(String field) {
        return present(field).isPresent();
    }

    public <T> T text(String field, TextRule rule, Function<String, T> make) {
        return required(field, optionalText(field, rule, make));
    }

    public <T> @Nullable T optionalText(String field, TextRule rule, Function<String, T> make) {
        return string(field).filter(text -> keeps(rule, field, text)).map(make).orElse(null);
    }

    public <T> T id(String field, Function<UUID, T> make) {
        return required(field, optionalId(field, make));
    }

    public <T> @Nullable T optionalId(String field, Function<UUID, T> make) {
        return present(field).flatMap(node -> id(name(field), node)).map(make).orElse(null);
    }

    public <E extends Enum<E>> E choice(String field, Class<E> type) {
        return required(field, optionalChoice(field, type));
    }

    public <E extends Enum<E>> @Nullable E optionalChoice(String field, Class<E> type) {
        Map<String, E> choices = Values.choices(type);
        return string(field)
                .flatMap(text -> noted(
                        Optional.ofNullable(choices.get(text)), field, "one of " + String.join(", ", choices.keySet())))
                .orElse(null);
    }

    /**
     * Choices, each once, and one at least.
     *
     * @param admitted which of them may be chosen here
     */
    public <E extends Enum<E>> Set<E> choices(String field, int max, Class<E> type, Predicate<E> admitted) {
        Optional<JsonNode> list = list(field, max);
        if (list.isEmpty()) {
            return missing(field, Set.of());
        }
        if (list.get().isEmpty()) {
            errors.add(name(field), "too-few", "Expected at least 1.");
        }
        Map<String, E> choices = Values.choices(type);
        choices.values().removeIf(admitted.negate());
        Set<E> chosen = EnumSet.noneOf(type);
        for (int i = 0; i < list.get().size(); i++) {
            JsonNode item = list.get().get(i);
            String itemName = field + "[" + i + "]";
            if (item.isString()) {
                noted(
                                Optional.ofNullable(choices.get(item.stringValue())),
                                itemName,
                                "one of " + String.join(", ", choices.keySet()))
                        .ifPresent(chosen::add);
            } else {
                errors.wrongType(name(itemName), "a text");
            }
        }
        return chosen;
    }

    public Instant time(String field) {
        return required(field, optionalTime(field));
    }

    public @Nullable Instant optionalTime(String field) {
        return optionalParsed(field, Values::time, "an RFC 3339 time");
    }

    /**
     * A text of a form of its own.
     *
     * @param parser answers nothing for what is not of that form
     * @param expected the form, as a sentence goes on after "Expected"
     */
    public <T> T parsed(String field, Function<String, Optional<T>> parser, String expected) {
        return required(field, optionalParsed(field, parser, expected));
    }

    public <T> @Nullable T optionalParsed(String field, Function<String, Optional<T>> parser, String expected) {
        return string(field)
                .flatMap(text -> noted(parser.apply(text), field, expected))
                .orElse(null);
    }

    public long position(String field) {
        Long position = optionalPosition(field);
        return position == null ? missing(field, 0L) : position;
    }

    public @Nullable Long optionalPosition(String field) {
        return typed(field, JsonNode::isIntegralNumber, "an integer")
                .flatMap(node -> noted(
                        Optional.of(node)
                                .filter(number -> number.canConvertToLong() && number.longValue() >= 0)
                                .map(JsonNode::longValue),
                        field,
                        "a position, a non-negative integer"))
                .orElse(null);
    }

    public @Nullable Long optionalInteger(String field, long least, long most) {
        return typed(field, JsonNode::isIntegralNumber, "an integer")
                .filter(number -> within(
                        field,
                        number.canConvertToLong() && number.longValue() >= least && number.longValue() <= most,
                        most == Long.MAX_VALUE ? "at least " + least : "a number from " + least + " to " + most))
                .map(JsonNode::longValue)
                .orElse(null);
    }

    /** Above 0, at most 1. */
    public @Nullable Double optionalFraction(String field) {
        return typed(field, JsonNode::isNumber, "a number")
                .filter(number -> within(
                        field, number.doubleValue() > 0 && number.doubleValue() <= 1, "more than 0 and at most 1"))
                .map(JsonNode::doubleValue)
                .orElse(null);
    }

    public @Nullable Boolean optionalFlag(String field) {
        return typed(field, JsonNode::isBoolean, "true or false")
                .map(JsonNode::booleanValue)
                .orElse(null);
    }

    public <T> T object(String field, Function<JsonInput, T> reader) {
        return required(field, optionalObject(field, reader));
    }

    public <T> @Nullable T optionalObject(String field, Function<JsonInput, T> reader) {
        return typed(field, JsonNode::isObject, "an object")
                .map(node -> reader.apply(new JsonInput(node, name(field) + ".", errors)))
                .orElse(null);
    }

    /** Objects, between {@code min} and {@code max} of them. */
    public <T> List<T> objects(String field, int min, int max, Function<JsonInput, T> reader) {
        Optional<JsonNode> list = list(field, max);
        if (list.isEmpty()) {
            return missing(field, List.of());
        }
        if (list.get().size() < min) {
            errors.add(name(field), "too-few", "Expected at least " + min + ".");
        }
        List<T> items = new ArrayList<>();
        for (int i = 0; i < list.get().size(); i++) {
            String itemPath = name(field) + "[" + i + "]";
            JsonNode item = list.get().get(i);
            if (item.isObject()) {
                items.add(reader.apply(new JsonInput(item, itemPath + ".", errors)));
            } else {
                errors.wrongType(itemPath, "an object");
            }
        }
        return items;
    }

    /** Ids, each once; none when the field is absent. */
    public <T> List<T> ids(String field, int max, Function<UUID, T> make) {
        List<T> ids = new ArrayList<>();
        list(field, max).ifPresent(list -> {
            for (int i = 0; i < list.size(); i++) {
                id(name(field) + "[" + i + "]", list.get(i)).map(make).ifPresent(ids::add);
            }
        });
        return ids.stream().distinct().toList();
    }

    /** For a list whose items this version does not take yet. */
    public void noItems(String field) {
        list(field, Integer.MAX_VALUE).filter(list -> !list.isEmpty()).ifPresent(_ -> {
            errors.add(name(field), "unsupported", "Expected no items, because they are not supported yet.");
        });
    }

    /** A text or an integer that is given back as it came; absent when it is neither, or longer than 100 characters. */
    public Optional<Object> reference(String field) {
        return present(field).flatMap(node -> {
            if (node.isString() && node.stringValue().length() <= LONGEST_REFERENCE) {
                return Optional.of(node.stringValue());
            }
            return node.isIntegralNumber() && node.canConvertToLong()
                    ? Optional.of(node.longValue())
                    : Optional.empty();
        });
    }

    public void fault(String field, String code, String message) {
        errors.add(name(field), code, message);
    }

    private Optional<JsonNode> present(String field) {
        return Optional.ofNullable(object.get(field)).filter(node -> !node.isNull());
    }

    private String name(String field) {
        return path + field;
    }

    private Optional<JsonNode> typed(String field, Predicate<JsonNode> type, String expected) {
        return present(field).filter(node -> {
            if (!type.test(node)) {
                errors.wrongType(name(field), expected);
            }
            return type.test(node);
        });
    }

    private Optional<String> string(String field) {
        return typed(field, JsonNode::isString, "a text").map(JsonNode::stringValue);
    }

    private boolean keeps(TextRule rule, String field, String text) {
        Optional<TextRule.Violation> violation = rule.check(text);
        violation.ifPresent(found -> errors.add(name(field), found));
        return violation.isEmpty();
    }

    private boolean within(String field, boolean isWithin, String expected) {
        if (!isWithin) {
            errors.add(name(field), "out-of-range", "Expected " + expected + ".");
        }
        return isWithin;
    }

    private Optional<UUID> id(String name, JsonNode node) {
        if (!node.isString()) {
            errors.wrongType(name, "a text");
            return Optional.empty();
        }
        Optional<UUID> id = Values.uuid(node.stringValue());
        if (id.isEmpty()) {
            errors.invalidFormat(name, "a UUID");
        }
        return id;
    }

    private Optional<JsonNode> list(String field, int max) {
        return present(field).filter(node -> {
            if (!node.isArray()) {
                errors.wrongType(name(field), "a list");
            } else if (node.size() > max) {
                errors.add(name(field), "too-many", "Expected at most " + max + ", but got " + node.size() + ".");
            }
            return node.isArray() && node.size() <= max;
        });
    }

    private <T> Optional<T> noted(Optional<T> value, String field, String expected) {
        if (value.isEmpty()) {
            errors.invalidFormat(name(field), expected);
        }
        return value;
    }

    @SuppressWarnings("NullAway") // Nobody sees the null: there is an error then, so read() throws.
    private <T> T required(String field, @Nullable T value) {
        return missing(field, value);
    }

    private <T extends @Nullable Object> T missing(String field, T instead) {
        if (!has(field)) {
            errors.required(name(field));
        }
        return instead;
    }
}
