package io.plexichat.gateway.input;

import io.plexichat.kernel.TextRule;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The query parameters of a request; read as {@link JsonInput} is. */
public final class QueryInput {
    public static final int MOST = 200;
    private static final int USUAL = 50;
    private static final TextRule CURSOR = TextRule.line(1, 1_000);

    private final MultiValueMap<String, String> parameters;
    private final FieldErrors errors = new FieldErrors();

    QueryInput(MultiValueMap<String, String> parameters) {
        this.parameters = parameters;
    }

    public <T> T read(Function<QueryInput, T> reader) {
        T result = reader.apply(this);
        errors.check();
        return result;
    }

    @SuppressWarnings("NullAway") // Nobody sees the null: there is an error then, so read() throws.
    public <T> T text(String name, TextRule rule, Function<String, T> make) {
        if (!parameters.containsKey(name)) {
            errors.required(name);
        }
        return optionalText(name, rule, make);
    }

    public <T> @Nullable T optionalText(String name, TextRule rule, Function<String, T> make) {
        return one(name)
                .flatMap(text -> {
                    Optional<TextRule.Violation> violation = rule.check(text);
                    violation.ifPresent(found -> errors.add(name, found));
                    return violation.isPresent() ? Optional.empty() : Optional.of(make.apply(text));
                })
                .orElse(null);
    }

    public @Nullable String cursor() {
        return optionalText("cursor", CURSOR, Function.identity());
    }

    public int limit() {
        return one("limit")
                .flatMap(text -> noted(
                        "limit", Values.position(text).filter(n -> n >= 1 && n <= MOST), "a number from 1 to " + MOST))
                .map(Long::intValue)
                .orElse(USUAL);
    }

    public @Nullable Long optionalPosition(String name) {
        return one(name)
                .flatMap(text -> noted(name, Values.position(text), "a position, a non-negative integer"))
                .orElse(null);
    }

    public @Nullable Instant optionalTime(String name) {
        return optionalParsed(name, Values::time, "an RFC 3339 time");
    }

    public <T> @Nullable T optionalParsed(String name, Function<String, Optional<T>> parser, String expected) {
        return one(name)
                .flatMap(text -> noted(name, parser.apply(text), expected))
                .orElse(null);
    }

    public <T> @Nullable T optionalId(String name, Function<UUID, T> make) {
        return one(name)
                .flatMap(text -> noted(name, Values.uuid(text), "a UUID"))
                .map(make)
                .orElse(null);
    }

    public @Nullable Boolean optionalFlag(String name) {
        return optionalOneOf(name, Map.of("true", true, "false", false));
    }

    public <E extends Enum<E>> @Nullable E optionalChoice(String name, Class<E> type) {
        return optionalOneOf(name, Values.choices(type));
    }

    /** Ids between commas, in one parameter or several; null when there is none. */
    public <T> @Nullable Set<T> optionalIds(String name, int max, Function<UUID, T> make) {
        List<String> given = parameters.get(name);
        if (given == null) {
            return null;
        }
        List<String> texts = given.stream()
                .flatMap(text -> Arrays.stream((text == null ? "" : text).split(",", -1)))
                .toList();
        if (texts.size() > max) {
            errors.add(name, "too-many", "Expected at most " + max + ", but got " + texts.size() + ".");
            return Set.of();
        }
        Set<T> ids = new HashSet<>();
        for (String text : texts) {
            noted(name, Values.uuid(text), "UUIDs between commas").map(make).ifPresent(ids::add);
        }
        return ids;
    }

    public void fault(String name, String code, String message) {
        errors.add(name, code, message);
    }

    private <T> @Nullable T optionalOneOf(String name, Map<String, T> choices) {
        String expected = "one of " + String.join(", ", choices.keySet());
        return one(name)
                .flatMap(text -> noted(name, Optional.ofNullable(choices.get(text)), expected))
                .orElse(null);
    }

    private Optional<String> one(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            errors.add(name, "repeated", "Expected it once, but got it " + values.size() + " times.");
            return Optional.empty();
        }
        // A parameter without "=" has no value at all.
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst() == null ? "" : values.getFirst());
    }

    private <T> Optional<T> noted(String name, Optional<T> value, String expected) {
        if (value.isEmpty()) {
            errors.invalidFormat(name, expected);
        }
        return value;
    }
}
