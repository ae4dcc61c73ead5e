package io.plexichat.plugin.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Looking after the read models of a server; for admins. Orders answer the read model as it is once they are accepted. */
public final class Projections {
    private static final String ROOT = "/api/v1/admin/projections";
    /** Longer than any range that may be tried takes. */
    private static final Duration TRY_LIMIT = Duration.ofMinutes(30);

    /** @param left how many letters the read model still has */
    public record Retried(long taken, long left) {}

    /** @param left how many letters the read model still has */
    public record Evicted(long evicted, long left) {}

    private record Rebuild(
            @Nullable Long eventsPerSecond,
            @Nullable Double share,
            @Nullable String reason) {}

    private record Reason(@Nullable String reason) {}

    private record Sequence(String sequence, String reason) {}

    private record Items(List<Projection> items) {}

    private record Try(long fromPosition, @Nullable Long toPosition, int limitRows) {}

    private record Nothing() {}

    private final Transport transport;

    Projections(Transport transport) {
        this.transport = transport;
    }

    /** By name. */
    public List<Projection> list() {
        return transport.call(Call.get(ROOT), Items.class).items();
    }

    public Projection get(String name) {
        return transport.call(Call.get(path(name, "")), Projection.class);
    }

    /**
     * Builds a new generation beside the one that answers reads. It takes over by itself once it is complete and the same.
     *
     * @param reason kept and logged
     */
    public Projection rebuild(String name, Pace pace, @Nullable String reason) {
        return order(name, "/rebuild", new Rebuild(pace.eventsPerSecond(), pace.share(), reason));
    }

    public Projection pause(String name) {
        return order(name, "/pause", new Nothing());
    }

    /** @param pace null to go on as before */
    public Projection resume(String name, @Nullable Pace pace) {
        return order(name, "/resume", pace == null ? new Nothing() : pace);
    }

    /** Ends the build and removes what it made. */
    public Projection abandon(String name) {
        return order(name, "/abandon", new Nothing());
    }

    /** Lets a blocked build answer reads as it is. */
    public Projection takeOver(String name, @Nullable String reason) {
        return order(name, "/take-over", new Reason(reason));
    }

    /** Lets the previous generation answer reads again. */
    public Projection rollBack(String name, @Nullable String reason) {
        return order(name, "/rollback", new Reason(reason));
    }

    /**
     * Runs the handlers of the server's release on past events, into a place that is dropped afterwards. Returns when all is done, which
     * takes as long as that many events take.
     *
     * @param from the first position
     * @param to the last position; null for where the read model stands
     * @param rows of each table that are shown, at most 100
     */
    public ProjectionTrial tryOut(String name, long from, @Nullable Long to, int rows) {
        return transport.call(Call.post(path(name, "/try"), new Try(from, to, rows)), ProjectionTrial.class, TRY_LIMIT);
    }

    /** In the order of their positions. */
    public Page<DeadLetter> deadLetters(String name, DeadLetterFilter filter, @Nullable String cursor) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("generation", filter.generation());
        parameters.put("sequence", filter.sequence());
        parameters.put("cause", filter.cause());
        parameters.put("cursor", cursor);
        return transport.call(Call.get(Call.path(letters(name, ""), parameters)), new TypeReference<>() {});
    }

    /** With the place where it failed. */
    public DeadLetter deadLetter(String name, UUID letterId) {
        return transport.call(Call.get(letters(name, "/" + letterId)), DeadLetter.class);
    }

    /** Tries letters now, and with each those of its sequence. */
    public Retried retry(String name, DeadLetterFilter filter) {
        return transport.call(Call.post(letters(name, "/retry"), filter).asRepeatable(), Retried.class);
    }

    public Retried retry(String name, UUID letterId) {
        return transport.call(
                Call.post(letters(name, "/" + letterId + "/retry"), new Nothing())
                        .asRepeatable(),
                Retried.class);
    }

    /** Gives one letter up: the read model stays without this event until it is rebuilt. */
    public Evicted evict(String name, UUID letterId, String reason) {
        Call call = Call.delete(Call.path(letters(name, "/" + letterId), Map.of("reason", reason)));
        return transport.call(call, Evicted.class);
    }

    /** Gives all letters of a sequence up. */
    public Evicted evictSequence(String name, String sequence, String reason) {
        return transport.call(Call.post(letters(name, "/evict"), new Sequence(sequence, reason)), Evicted.class);
    }

    private Projection order(String name, String what, Object body) {
        return transport.call(Call.post(path(name, what), body), Projection.class);
    }

    private static String path(String name, String rest) {
        return ROOT + "/" + Call.encoded(name) + rest;
    }

    private static String letters(String name, String rest) {
        return path(name, "/dead-letters" + rest);
    }
}
