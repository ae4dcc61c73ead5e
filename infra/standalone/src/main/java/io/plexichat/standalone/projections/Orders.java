package io.plexichat.standalone.projections;

import io.plexichat.plugin.client.Pace;
import io.plexichat.plugin.client.Projection;
import io.plexichat.plugin.client.ProjectionBuild;
import java.util.List;
import java.util.Locale;

/** What is told after an order was accepted. */
final class Orders {
    private Orders() {}

    static List<String> told(Projection projection) {
        String name = Figures.plain(projection.name());
        ProjectionBuild build = projection.build();
        if (build == null) {
            return List.of(
                    name + " is answered by generation " + projection.generation() + "; nothing is built beside it.");
        }
        return List.of(
                name + " is answered by generation " + projection.generation() + "; generation " + build.generation()
                        + " is built beside it.",
                "It is " + Figures.plain(build.state()) + ", " + Figures.plain(build.phase()) + ", with "
                        + told(build.pace()) + ".",
                "See how far it is: plexichat projections watch " + name);
    }

    /** Such as {@code 25 % of a processor, at most 5,000 events/s}. */
    static String told(Pace pace) {
        String share = pace.share() == null
                ? "a share of a processor"
                : String.format(Locale.ROOT, "%.0f %% of a processor", 100 * pace.share());
        return pace.eventsPerSecond() == null
                ? share
                : share + ", at most " + Figures.count(pace.eventsPerSecond()) + " events/s";
    }
}
