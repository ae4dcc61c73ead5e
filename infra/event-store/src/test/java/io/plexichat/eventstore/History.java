package io.plexichat.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * What concurrent callers asked and were answered, and when by one clock. It is linearizable when there is one order of all
 * calls that explains every answer, in which a call that was answered before another began also comes first. Positions give
 * that order for appends; a refusal or a read must then be explained by the log as it was at some point of the call.
 */
final class History {

    /** @param events the sequence number that each aggregate's next event got, in order */
    record Appended(long begun, long answered, long position, List<Place> events) {}

    record Refused(long begun, long answered, List<Place> events) {}

    record LastSequence(long begun, long answered, String aggregate, long sequence) {}

    record Place(String aggregate, long sequence) {}

    private final AtomicLong clock = new AtomicLong();
    private final Queue<Appended> appended = new ConcurrentLinkedQueue<>();
    private final Queue<Refused> refused = new ConcurrentLinkedQueue<>();
    private final Queue<LastSequence> reads = new ConcurrentLinkedQueue<>();

    long now() {
        return clock.incrementAndGet();
    }

    void appended(long begun, long position, List<Place> events) {
        appended.add(new Appended(begun, now(), position, events));
    }

    void refused(long begun, List<Place> events) {
        refused.add(new Refused(begun, now(), events));
    }

    void read(long begun, String aggregate, long sequence) {
        reads.add(new LastSequence(begun, now(), aggregate, sequence));
    }

    /** @param start the first position of this history, before which none of its aggregates has an event */
    void check(long start) {
        List<Appended> order = appended.stream()
                .sorted(Comparator.comparingLong(Appended::position))
                .toList();
        List<Map<String, Long>> states = new ArrayList<>();
        states.add(Map.of());
        long position = start;
        long latestBegin = 0;
        for (Appended append : order) {
            assertThat(append.position()).as("the position of %s", append).isEqualTo(position);
            assertThat(fits(append.events(), states.getLast())).as("%s", append).isTrue();
            latestBegin = Math.max(latestBegin, append.begun());
            assertThat(append.answered())
                    .as("answered after the begin of all that come before it: %s", append)
                    .isGreaterThan(latestBegin);
            states.add(after(append, states.getLast()));
            position += append.events().size();
        }
        refused.forEach(refusal -> assertThat(possible(refusal.begun(), refusal.answered(), order, states))
                .as("why %s", refusal)
                .anyMatch(state -> !fits(refusal.events(), state)));
        reads.forEach(read -> assertThat(possible(read.begun(), read.answered(), order, states))
                .as("%s", read)
                .anyMatch(state -> state.getOrDefault(read.aggregate(), -1L) == read.sequence()));
    }

    int size() {
        return appended.size() + refused.size() + reads.size();
    }

    /** The states that the log may have been in during the call. */
    private static List<Map<String, Long>> possible(
            long begun, long answered, List<Appended> order, List<Map<String, Long>> states) {
        int least = lastIndex(order, append -> append.answered() < begun) + 1;
        int most = firstIndex(order, append -> append.begun() > answered);
        return states.subList(least, most + 1);
    }

    private static int lastIndex(List<Appended> order, Predicate<Appended> wanted) {
        int index = order.size() - 1;
        while (index >= 0 && !wanted.test(order.get(index))) {
            index--;
        }
        return index;
    }

    private static int firstIndex(List<Appended> order, Predicate<Appended> wanted) {
        int index = 0;
        while (index < order.size() && !wanted.test(order.get(index))) {
            index++;
        }
        return index;
    }

    private static boolean fits(List<Place> events, Map<String, Long> state) {
        Map<String, Long> last = new HashMap<>(state);
        for (Place event : events) {
            if (event.sequence() != last.getOrDefault(event.aggregate(), -1L) + 1) {
                return false;
            }
            last.put(event.aggregate(), event.sequence());
        }
        return true;
    }

    private static Map<String, Long> after(Appended append, Map<String, Long> state) {
        Map<String, Long> last = new HashMap<>(state);
        append.events().forEach(event -> last.put(event.aggregate(), event.sequence()));
        return last;
    }
}
