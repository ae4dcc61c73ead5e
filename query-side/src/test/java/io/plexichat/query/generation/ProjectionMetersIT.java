package io.plexichat.query.generation;

import static io.plexichat.query.Town.channel;
import static io.plexichat.query.Town.opens;
import static io.plexichat.query.Town.person;
import static io.plexichat.query.Town.registers;
import static io.plexichat.query.Town.renames;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.projection.BuildPace;
import io.plexichat.kernel.projection.ProjectionName;
import io.plexichat.kernel.projection.ProjectionOrder.Rebuild;
import io.plexichat.kernel.projection.ProjectionView;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.ReadSide;
import io.plexichat.query.UnreadableTestMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class ProjectionMetersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final InMemoryLog log = new InMemoryLog();

    @Test
    void shouldTellOfParkedEventsAndOfBuildsThatTheyBlock() {
        try (ReadSide side = ReadSide.withoutSearch(log, 100)) {
            MeterRegistry registry = new SimpleMeterRegistry();
            new ProjectionMeters(List.of(side.model("directory"), side.model("account"))).bindTo(registry);
            log.append(registers("ann"), opens("square", ChannelKind.PUBLIC, "ann"));
            side.catchUp();
            assertThat(value(registry, "dead.letters", "active")).isZero();
            assertThat(value(registry, "dead.letters", "building")).isNaN();

            log.append(new UnreadableTestMessage(channel("square").toString(), renames("ann", "square", "plaza")));
            side.catchUp();

            assertThat(value(registry, "dead.letters", "active")).isEqualTo(1);
            assertThat(value(registry, "position", "active")).isEqualTo((double) log.head());
            assertThat(state(registry, "active", "running")).isEqualTo(1);
            assertThat(state(registry, "active", "stopped")).isZero();
            assertThat(registry.get("plexichat.projection.dead.letters")
                            .tags("projection", "account", "role", "active")
                            .gauge()
                            .value())
                    .isZero();

            side.ask(
                    new Rebuild(new ProjectionName("directory"), new BuildPace(null, 1), null, person("ann")),
                    ProjectionView.class);
            await(side, () -> state(registry, "building", "blocked") == 1);
            assertThat(value(registry, "dead.letters", "building")).isEqualTo(1);
            assertThat(value(registry, "lag.events", "building")).isZero();
            assertThat(registry.get("plexichat.projection.build.phase")
                            .tags("projection", "directory", "role", "building", "phase", "comparing")
                            .gauge()
                            .value())
                    .isEqualTo(1);
        }
    }

    @Test
    void shouldTellHowFarBehindAGenerationIs() {
        try (ReadSide side = ReadSide.withoutSearch(log, 100)) {
            MeterRegistry registry = new SimpleMeterRegistry();
            new ProjectionMeters(List.of(side.model("directory"))).bindTo(registry);
            log.append(registers("ann"), opens("square", ChannelKind.PUBLIC, "ann"));
            side.catchUp();
            side.projection("directory").limit().hold();
            log.append(renames("ann", "square", "plaza"), renames("ann", "square", "court"));
            side.look();
            LockSupport.parkNanos(10_000_000);

            assertThat(value(registry, "lag.events", "active")).isEqualTo(2);
            assertThat(value(registry, "lag.seconds", "active")).isPositive();
        }
    }

    private static double value(MeterRegistry registry, String name, String role) {
        return registry.get("plexichat.projection." + name)
                .tags("projection", "directory", "role", role)
                .gauge()
                .value();
    }

    private static double state(MeterRegistry registry, String role, String state) {
        return registry.get("plexichat.projection.state")
                .tags("projection", "directory", "role", role, "state", state)
                .gauge()
                .value();
    }

    private static void await(ReadSide side, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            side.look();
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }
}
