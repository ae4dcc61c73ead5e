package io.plexichat.query.generation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.plexichat.kernel.projection.BuildPhase;
import io.plexichat.kernel.projection.GenerationView.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Gauges of read models, a set for each role that a generation can have. Without one of that role there is no number: NaN. */
public record ProjectionMeters(List<ReadModel> models) implements MeterBinder {
    private static final List<Role> ROLES = List.of(Role.ACTIVE, Role.BUILDING, Role.PREVIOUS);
    private static final String PREFIX = "plexichat.projection.";

    public ProjectionMeters {
        models = List.copyOf(models);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        models.forEach(model -> ROLES.forEach(role -> register(registry, model, role)));
    }

    private static void register(MeterRegistry registry, ReadModel model, Role role) {
        Tags tags = Tags.of("projection", model.name(), "role", word(role));
        gauge(registry, model, role, "position", tags, "Position of the last event taken", Vitals::position);
        gauge(registry, model, role, "lag.events", tags, "Events of the log not taken yet", Vitals::lagEvents);
        gauge(
                registry,
                model,
                role,
                "lag.seconds",
                tags,
                "Age of the oldest event not taken yet; +Inf when it is older than an hour",
                vitals -> vitals.lag().map(lag -> lag.toMillis() / 1e3).orElse(Double.POSITIVE_INFINITY));
        gauge(
                registry,
                model,
                role,
                "events.per.second",
                tags,
                "Events taken a second, over the last seconds",
                Vitals::eventsPerSecond);
        gauge(
                registry,
                model,
                role,
                "dead.letters",
                tags,
                "Events set aside; NaN where another process feeds it",
                vitals ->
                        vitals.deadLetters().isPresent() ? vitals.deadLetters().getAsLong() : Double.NaN);
        Arrays.stream(Vitals.State.values())
                .forEach(state -> gauge(
                        registry,
                        model,
                        role,
                        "state",
                        tags.and("state", word(state)),
                        "1 for the state it is in",
                        vitals -> vitals.state() == state ? 1 : 0));
        if (role == Role.BUILDING) {
            Arrays.stream(BuildPhase.values())
                    .forEach(phase -> gauge(
                            registry,
                            model,
                            role,
                            "build.phase",
                            tags.and("phase", word(phase)),
                            "1 for the phase that the build is in",
                            vitals -> phase.equals(vitals.phase()) ? 1 : 0));
        }
    }

    private static void gauge(
            MeterRegistry registry,
            ReadModel model,
            Role role,
            String name,
            Tags tags,
            String description,
            ToDoubleFunction<Vitals> value) {
        Gauge.builder(
                        PREFIX + name,
                        model,
                        asked ->
                                Vitals.of(asked, role).map(value::applyAsDouble).orElse(Double.NaN))
                .tags(tags)
                .description(description)
                .register(registry);
    }

    /** As the REST interface says it. */
    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
