package io.plexichat.kernel;

import java.text.Normalizer;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a text field admits. Lengths are in Unicode code points.
 *
 * @param form an expression the whole text must match, or null for any
 * @param normal the Unicode form in which it is looked at, or null for as it comes
 */
public record TextRule(
        int min, int max, Controls controls, @Nullable Pattern form, Normalizer.@Nullable Form normal) {
    /** No text of so many times the most code points is shorter than that once it is normalised. */
    private static final int LONGEST_SEQUENCE = 32;

    /** Which control characters (C0, DEL and C1) a text may hold. NUL is never allowed: Postgres cannot store it. */
    public enum Controls {
        NONE(_ -> false),
        LINES(c -> c == '\n' || c == '\r' || c == '\t'),
        /** For history brought in as it was once logged. */
        AS_LOGGED(c -> c != 0);

        private final Predicate<Integer> allowed;

        Controls(Predicate<Integer> allowed) {
            this.allowed = allowed;
        }
    }

    /** @param code stable, such as {@code too-long} */
    public record Violation(String code, String message) {}

    public static TextRule line(int min, int max) {
        return new TextRule(min, max, Controls.NONE, null, null);
    }

    public static TextRule matching(int min, int max, Pattern form) {
        return new TextRule(min, max, Controls.NONE, form, null);
    }

    public TextRule allowing(Controls more) {
        return new TextRule(min, max, more, form, normal);
    }

    public TextRule normalisedTo(Normalizer.Form unicodeForm) {
        return new TextRule(min, max, controls, form, unicodeForm);
    }

    public Optional<Violation> check(@Nullable String given) {
        if (given == null) {
            return violation("required", "Expected a text, but there is none.");
        }
        String text = normalised(given);
        int length = text.codePointCount(0, text.length());
        if (length < min) {
            return violation(
                    text.isEmpty() ? "required" : "too-short",
                    "Expected at least " + min + " characters, but got " + length + ".");
        }
        if (length > max) {
            return violation("too-long", "Expected at most " + max + " characters, but got " + length + ".");
        }
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                return violation(
                        "unpaired-surrogate", "Expected Unicode text, but character " + i + " is half a pair.");
            }
            if (Character.isISOControl(c) && !controls.allowed.test(c)) {
                return violation("control-character", "Expected printable text, but character " + i + " is a control.");
            }
            i += Character.charCount(c);
        }
        if (form != null && !form.matcher(text).matches()) {
            return violation("invalid-format", "Expected another form of text.");
        }
        return Optional.empty();
    }

    private String normalised(String given) {
        return normal == null || given.length() > (long) LONGEST_SEQUENCE * max
                ? given
                : Normalizer.normalize(given, normal);
    }

    /** The text itself, once it keeps this rule. */
    public String require(String field, @Nullable String text) {
        Optional<Violation> violation = check(text);
        if (violation.isPresent()) {
            throw CommonRejections.invalid(
                    field, violation.get().code(), violation.get().message());
        }
        return java.util.Objects.requireNonNull(text);
    }

    private static Optional<Violation> violation(String code, String message) {
        return Optional.of(new Violation(code, message));
    }
}
