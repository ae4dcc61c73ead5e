package io.plexichat.query.reading;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of rows.
 *
 * @param cursor asks for what follows; null at the end
 */
public record Page<T>(List<T> items, @Nullable String cursor) {
    /** The most that any query gives at once. */
    public static final int MAX = 1_000;

    /** How many rows to read for a page: one more shows whether more follow. */
    public static int rowsFor(int limit) {
        return clamp(limit) + 1;
    }

    /** @param rows up to {@link #rowsFor} the limit */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursor) {
        int size = clamp(limit);
        if (rows.size() <= size) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, size);
        return new Page<>(items, cursor.apply(items.getLast()));
    }

    public static int clamp(int limit) {
        return Math.clamp(limit, 1, MAX);
    }
}
