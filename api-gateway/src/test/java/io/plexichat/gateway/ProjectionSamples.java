package io.plexichat.gateway;

import io.plexichat.kernel.projection.BuildPace;
import io.plexichat.kernel.projection.BuildPhase;
import io.plexichat.kernel.projection.BuildView;
import io.plexichat.kernel.projection.GenerationView;
import io.plexichat.kernel.projection.GenerationView.Role;
import io.plexichat.kernel.projection.LetterId;
import io.plexichat.kernel.projection.LetterView;
import io.plexichat.kernel.projection.OrderReason;
import io.plexichat.kernel.projection.ProjectionName;
import io.plexichat.kernel.projection.ProjectionOrder.TryOut;
import io.plexichat.kernel.projection.ProjectionView;
import io.plexichat.kernel.projection.TrialView;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the tests see of the read models. */
public final class ProjectionSamples {
    public static final ProjectionName TIMELINE = new ProjectionName("timeline");
    public static final LetterId LETTER = new LetterId(UUID.fromString("1e77e400-0000-4000-8000-000000000001"));

    private ProjectionSamples() {}

    /** Generation 3 answers reads, 2 is kept, nothing is built. */
    public static ProjectionView live(ProjectionName name) {
        return new ProjectionView(name, 2, generation(3, Role.ACTIVE, 1_000_000), previous(), null, 2);
    }

    /** One event failed, one row differs. */
    public static TrialView trial(TryOut order) {
        Long to = order.to();
        return new TrialView(
                order.name(),
                2,
                order.from(),
                to == null ? 1_000_000 : to,
                3,
                1,
                List.of(new TrialView.Failure(7, "message.sent", "a.B", "Expected to take it, but it failed.")),
                null,
                List.of(new TrialView.Table(
                        "message",
                        1,
                        List.of("message_id", "text"),
                        List.of(new TrialView.Row(List.of("17", "84 bytes"))))),
                new TrialView.Comparison(
                        TrialView.Extent.BY_KEY,
                        1_000_000,
                        "By key.",
                        List.of(new TrialView.Difference(
                                "message", 1, 0, 0, List.of(new TrialView.Example(TrialView.Kind.DIFFERS, "17"))))));
    }

    public static ProjectionView stopped(ProjectionName name) {
        GenerationView active = generation(3, Role.ACTIVE, 900_000);
        return new ProjectionView(
                name,
                2,
                new GenerationView(
                        active.number(),
                        active.codeVersion(),
                        active.place(),
                        active.role(),
                        GenerationView.State.STOPPED,
                        active.position(),
                        active.head(),
                        Duration.ofMinutes(10),
                        0,
                        active.bytes(),
                        active.createdAt(),
                        0,
                        "more than 1000 sequences are parked"),
                null,
                build(BuildView.State.RUNNING, null),
                0);
    }

    /** As {@link #live}, and generation 4 is built beside it. */
    public static ProjectionView building(ProjectionName name, BuildView.State state, @Nullable String because) {
        ProjectionView live = live(name);
        return new ProjectionView(
                name, live.codeVersion(), live.active(), live.previous(), build(state, because), live.deadLetters());
    }

    public static LetterView letter() {
        return new LetterView(
                LETTER,
                3,
                Samples.ROOM.toString(),
                4_711,
                "message.sent",
                "1",
                Samples.AT,
                Samples.AT,
                Samples.AT,
                "java.lang.IllegalStateException",
                "Expected to take the event, but it failed.");
    }

    private static BuildView build(BuildView.State state, @Nullable String because) {
        return new BuildView(
                generation(4, Role.BUILDING, 250_000),
                state == BuildView.State.BLOCKED ? BuildPhase.COMPARING : BuildPhase.READING,
                state,
                because,
                1_000_000,
                4_321.06,
                Samples.AT,
                Samples.AT,
                state == BuildView.State.RUNNING
                        ? new BuildView.Eta(
                                Duration.ofSeconds(180), Duration.ofSeconds(150), Duration.ofMillis(240_250))
                        : null,
                new BuildPace(5_000L, 0.5),
                new OrderReason("Ticket 7"),
                state == BuildView.State.BLOCKED
                        ? List.of(new BuildView.Difference("message", 900, 899, "0a1b", "2c3d", List.of("17", "18")))
                        : List.of(),
                List.of(
                        new BuildView.Segment(0, -1, 250_000, 499_999),
                        new BuildView.Segment(1, 499_999, 499_999, 1_000_000)));
    }

    private static ProjectionView.Previous previous() {
        return new ProjectionView.Previous(generation(2, Role.PREVIOUS, 999_990), Samples.AT.plus(Duration.ofDays(1)));
    }

    private static GenerationView generation(int number, Role role, long position) {
        return new GenerationView(
                number,
                2,
                "timeline_" + number,
                role,
                GenerationView.State.RUNNING,
                position,
                1_000_000,
                Duration.ofMillis(1_250),
                1_234.56,
                5L << 30,
                Samples.AT,
                number == 3 ? 2 : 0,
                null);
    }
}
