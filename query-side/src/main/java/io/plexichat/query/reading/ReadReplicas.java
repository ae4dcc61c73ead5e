package io.plexichat.query.reading;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;

/**
 * Standbys of the database, which queries read by turns.
 *
 * @param lag the most that an answer of one may be behind, when no position is asked for
 */
public record ReadReplicas(List<ReadReplica> all, Duration lag) implements MeterBinder {
    public ReadReplicas {
        all = List.copyOf(all);
    }

    public static ReadReplicas none() {
        return new ReadReplicas(List.of(), Duration.ZERO);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (ReadReplica replica : all) {
            FunctionCounter.builder("plexichat.replica.answers", replica, ReadReplica::answers)
                    .tag("replica", replica.name())
                    .description("Queries that the replica answered")
                    .register(registry);
            Gauge.builder("plexichat.replica.working", replica, of -> of.isWorking() ? 1 : 0)
                    .tag("replica", replica.name())
                    .description("Whether it answered when it was last asked")
                    .register(registry);
            Gauge.builder(
                            "plexichat.replica.lag.seconds",
                            replica,
                            of -> of.lag().toMillis() / 1e3)
                    .tag("replica", replica.name())
                    .description("How far it is behind at most; grows while nobody asks it")
                    .register(registry);
        }
    }
}
