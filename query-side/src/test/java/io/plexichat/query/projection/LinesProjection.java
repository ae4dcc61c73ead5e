package io.plexichat.query.projection;

import java.sql.SQLTransientException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Numbers the lines of each name: {@code ann:hello} is a line of ann, {@code bob:hello@ann} one of bob's that needs ann. So a
 * line taken too early or too late shows.
 */
final class LinesProjection implements Projection {
    /** Refused by the handler. */
    final Set<String> poison = ConcurrentHashMap.newKeySet();
    /** Refused by Postgres, when the rows of a batch are written. */
    final Set<String> badRows = ConcurrentHashMap.newKeySet();
    /** How often the database is away after all was written. */
    final AtomicInteger away = new AtomicInteger();

    final AtomicInteger handled = new AtomicInteger();

    @Override
    public Schema schema() {
        return new Schema("lines", 1);
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(String.class);
    }

    @Override
    public Sequence sequence(Object event) {
        Sequence own = Sequence.of(name(event));
        int at = event.toString().indexOf('@');
        return at < 0 ? own : own.needing(event.toString().substring(at + 1));
    }

    @Override
    public void project(EventBatch batch, RowWriter rows) throws SQLTransientException {
        Map<String, Long> numbers = new HashMap<>();
        batch.forEach(event -> {
            handled.incrementAndGet();
            String text = event.payload().toString();
            if (poison.contains(text)) {
                throw new IllegalStateException("Cannot take " + text);
            }
            String name = name(text);
            long number = numbers.computeIfAbsent(name, each -> lines(each, rows)) + 1;
            numbers.put(name, number);
            rows.write(
                    "insert into lines_1.line (position, name, number, text) values (?, ?, ?, ?)",
                    event.position(),
                    name,
                    number,
                    badRows.contains(text) ? null : text);
        });
        rows.flush();
        if (away.get() > 0) {
            away.decrementAndGet();
            throw new SQLTransientException("Away.");
        }
    }

    private static long lines(String name, RowWriter rows) {
        return rows.query("select count(*) from lines_1.line where name = ?", row -> row.getLong(1), name)
                .getFirst();
    }

    private static String name(Object event) {
        return event.toString().split(":", 2)[0];
    }
}
