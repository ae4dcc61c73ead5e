package io.plexichat.query.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import io.plexichat.kernel.search.SearchOrder;
import io.plexichat.query.reading.Cursor;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended.
 *
 * @param reach of the page before, so that all pages of a search are of one kind
 * @param key of its last message, in the order
 */
record SearchCursor(Reach reach, List<FieldValue> key) {
    SearchCursor {
        key = List.copyOf(key);
    }

    /** One of another order is {@code request.invalid}. */
    static @Nullable SearchCursor parse(@Nullable String text, SearchOrder order) {
        int numbers = SearchRequests.keys(order);
        Cursor cursor = Cursor.parse(text, 1 + numbers);
        if (cursor == null) {
            return null;
        }
        List<FieldValue> key = IntStream.rangeClosed(1, numbers)
                .mapToObj(part -> FieldValue.of(cursor.number(part)))
                .toList();
        return new SearchCursor(cursor.constant(0, Reach.class), key);
    }

    static String of(Reach reach, List<Long> key) {
        Object[] parts = Stream.concat(Stream.of(reach), key.stream()).toArray();
        return Cursor.of(parts);
    }
}
