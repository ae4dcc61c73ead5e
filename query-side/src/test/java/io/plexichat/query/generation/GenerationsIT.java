package io.plexichat.query.generation;

import static io.plexichat.query.Town.channel;
import static io.plexichat.query.Town.edits;
import static io.plexichat.query.Town.joins;
import static io.plexichat.query.Town.opens;
import static io.plexichat.query.Town.person;
import static io.plexichat.query.Town.registers;
import static io.plexichat.query.Town.renames;
import static io.plexichat.query.Town.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.message.MessageQuery.ListMessages;
import io.plexichat.kernel.message.MessageQuery.Window;
import io.plexichat.kernel.message.TimelinePage;
import io.plexichat.kernel.projection.BuildPace;
import io.plexichat.kernel.projection.BuildPhase;
import io.plexichat.kernel.projection.BuildView;
import io.plexichat.kernel.projection.ProjectionName;
import io.plexichat.kernel.projection.ProjectionOrder.Abandon;
import io.plexichat.kernel.projection.ProjectionOrder.Pause;
import io.plexichat.kernel.projection.ProjectionOrder.Rebuild;
import io.plexichat.kernel.projection.ProjectionOrder.Resume;
import io.plexichat.kernel.projection.ProjectionOrder.Rollback;
import io.plexichat.kernel.projection.ProjectionOrder.TakeOver;
import io.plexichat.kernel.projection.ProjectionQuery.GetProjection;
import io.plexichat.kernel.projection.ProjectionView;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.ReadSide;
import io.plexichat.query.UnreadableTestMessage;
import io.plexichat.query.message.Histories;
import io.plexichat.query.projection.TableDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GenerationsIT {
    private static final List<String> PROJECTIONS =
            List.of("account", "session", "logins", "bot", "directory", "timeline", "erasure");
    private static final BuildPace FULL = new BuildPace(null, 1);
    private static final long PATIENCE_SECONDS = 60;

    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    void shouldBuildBesideLiveWhatAReplayMakes(@ForAll long seed) {
        int end = 200 + 40 * PROJECTIONS.size();
        List<Object> history = Histories.random(seed, end);
        InMemoryLog log = new InMemoryLog();
        try (ReadSide live = ReadSide.withoutSearch(log, 7)) {
            log.append(history.subList(0, 200));
            for (int from = 200; from < end; from += 40) {
                String projection = PROJECTIONS.get((from - 200) / 40);
                order(live, new Rebuild(name(projection), FULL, null, person("ann")));
                log.append(history.subList(from, from + 40));
                await(live, projection, view -> view.active().number() == 2);
            }
            live.catchUp();
            try (ReadSide fresh = ReadSide.withoutSearch(log, 1_000)) {
                fresh.catchUp();
                assertThat(checksums(live)).isEqualTo(checksums(fresh));
            }
        }
    }

    private final InMemoryLog log = new InMemoryLog();
    private @Nullable ReadSide side;

    @BeforeEach
    void start() {
        side = ReadSide.withoutSearch(log, 100);
        log.append(
                registers("ann"), registers("bob"), opens("square", ChannelKind.PUBLIC, "ann"), joins("ann", "square"));
        for (int i = 0; i < 300; i++) {
            log.append(says("ann", "square", "text " + i));
        }
        log.append(edits("ann", "square", "text 7", "seven"));
        side().catchUp();
    }

    @AfterEach
    void stop() {
        side().close();
    }

    @Test
    void shouldGoBackToAPreviousGenerationThatKnowsWhatWasSaidSince() {
        rebuild("timeline");
        log.append(says("ann", "square", "said since"));
        ProjectionView back = order(side(), new Rollback(name("timeline"), null, person("ann")));

        assertThat(back.active().number()).isEqualTo(1);
        assertThat(Objects.requireNonNull(back.previous()).generation().number())
                .isEqualTo(2);
        assertThat(texts()).endsWith("text 299", "said since").contains("seven");
        assertThat(rejection(new Rollback(name("account"), null, person("ann"))))
                .isEqualTo("projection.no-previous");
    }

    @Test
    void shouldNeverShowAReaderLessThanBefore() throws InterruptedException {
        AtomicBoolean ends = new AtomicBoolean();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread reader = Thread.ofPlatform().start(() -> {
            int before = 0;
            while (!ends.get()) {
                try {
                    int now = texts().size();
                    assertThat(now).isGreaterThanOrEqualTo(before);
                    before = now;
                } catch (RuntimeException | AssertionError e) {
                    failure.set(e);
                    return;
                }
            }
        });
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; !ends.get(); i++) {
                log.append(says("bob", "square", "more " + i));
                LockSupport.parkNanos(5_000_000);
            }
        });
        for (int generation = 2; generation <= 4; generation++) {
            int next = generation;
            order(side(), new Rebuild(name("timeline"), FULL, null, person("ann")));
            await(side(), "timeline", view -> view.active().number() == next);
            order(side(), new Rollback(name("timeline"), null, person("ann")));
            assertThat(side().projection("timeline").schema().generation()).isEqualTo(1);
        }
        ends.set(true);
        reader.join();
        writer.join();

        assertThat(failure.get()).isNull();
    }

    @Test
    void shouldNotTakeOverWhatDiffersUnlessToldTo() {
        sql("update timeline_1.message set seq = seq + 1000 where seq = 11");
        order(side(), new Rebuild(name("timeline"), FULL, null, person("ann")));
        BuildView blocked = Objects.requireNonNull(
                await(side(), "timeline", GenerationsIT::isBlocked).build());

        assertThat(blocked.because()).contains("differs").contains("message");
        assertThat(blocked.differences()).hasSize(1);
        assertThat(blocked.differences().getFirst().table()).isEqualTo("message");
        assertThat(blocked.differences().getFirst().exampleKeys())
                .containsExactly(io.plexichat.query.Town.message("text 10").toString());
        assertThat(order(side(), new TakeOver(name("timeline"), null, person("ann")))
                        .name())
                .isEqualTo(name("timeline"));
        await(side(), "timeline", view -> view.active().number() == 2);
    }

    @Test
    void shouldNotTakeOverWithDeadLettersUnlessToldTo() {
        log.append(new UnreadableTestMessage(channel("square").toString(), renames("ann", "square", "plaza")));
        side().catchUp();
        order(side(), new Rebuild(name("directory"), FULL, null, person("ann")));
        BuildView blocked = Objects.requireNonNull(
                await(side(), "directory", GenerationsIT::isBlocked).build());

        assertThat(blocked.because()).isEqualTo("it has 1 dead letters");
        assertThat(blocked.generation().deadLetters()).isEqualTo(1);
        order(side(), new TakeOver(name("directory"), null, person("ann")));
        await(side(), "directory", view -> view.active().number() == 2);
    }

    @Test
    void shouldWaitGoOnAndEndAsOrdered() {
        order(side(), new Rebuild(name("timeline"), new BuildPace(1L, 1), null, person("ann")));
        assertThat(rejection(new Rebuild(name("timeline"), FULL, null, person("ann"))))
                .isEqualTo("projection.already-building");
        ProjectionView paused = order(side(), new Pause(name("timeline"), person("ann")));
        assertThat(Objects.requireNonNull(paused.build()).state()).isEqualTo(BuildView.State.PAUSED);
        assertThat(Objects.requireNonNull(paused.build()).phase()).isEqualTo(BuildPhase.READING);

        ProjectionView resumed = order(side(), new Resume(name("timeline"), FULL, person("ann")));
        assertThat(resumed.build() == null || resumed.build().state() == BuildView.State.RUNNING)
                .isTrue();
        await(side(), "timeline", view -> view.active().number() == 2);

        order(side(), new Rebuild(name("timeline"), new BuildPace(1L, 1), null, person("ann")));
        assertThat(order(side(), new Abandon(name("timeline"), person("ann"))).build())
                .isNull();
        assertThat(rejection(new Pause(name("timeline"), person("ann")))).isEqualTo("projection.not-building");
        sql("update projection.generation set kept_until = kept_until - interval '1 hour' where role = 'DROPPED'");
        side().look();
        assertThat(exists("timeline_3")).isFalse();
        assertThat(exists("timeline_2")).isTrue();
    }

    @Test
    void shouldRejectWhatItDoesNotKnow() {
        assertThat(rejection(new GetProjection(name("nothing")))).isEqualTo("projection.not-found");
    }

    private ReadSide side() {
        return Objects.requireNonNull(side);
    }

    private static boolean isBlocked(ProjectionView view) {
        BuildView build = view.build();
        return build != null && build.state() == BuildView.State.BLOCKED;
    }

    private void rebuild(String projection) {
        order(side(), new Rebuild(name(projection), FULL, null, person("ann")));
        await(side(), projection, view -> view.active().number() == 2 && view.build() == null);
    }

    private static ProjectionName name(String projection) {
        return new ProjectionName(projection);
    }

    private static ProjectionView order(ReadSide side, Object order) {
        return side.ask(order, ProjectionView.class);
    }

    private String rejection(Object order) {
        return side().rejection(order).code();
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        side().ask(new ListMessages(person("ann"), channel("square"), new Window.Latest(), 1_000), TimelinePage.class)
                .items()
                .forEach(item -> texts.add(Objects.requireNonNull(item.text()).value()));
        return texts;
    }

    private static ProjectionView await(ReadSide side, String projection, Predicate<ProjectionView> wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            side.look();
            ProjectionView view = side.ask(new GetProjection(name(projection)), ProjectionView.class);
            if (wanted.test(view)) {
                return view;
            }
            assertThat(view.build() == null || view.build().state() != BuildView.State.FAILED)
                    .as("%s", view.build())
                    .isTrue();
            assertThat(System.nanoTime())
                    .as("in time another state than %s", view)
                    .isLessThan(deadline);
        }
    }

    private static Map<String, Map<String, TableDigest>> checksums(ReadSide side) {
        Map<String, Map<String, TableDigest>> checksums = new HashMap<>();
        PROJECTIONS.forEach(name -> checksums.put(name, side.projection(name).checksums()));
        return checksums;
    }

    private void sql(String statement) {
        side().database().sql(statement).fetch().rowsUpdated().block();
    }

    private boolean exists(String schema) {
        return Objects.requireNonNull(side().database()
                        .sql("select count(*) as found from information_schema.schemata where schema_name = '" + schema
                                + "'")
                        .map(row -> Objects.requireNonNull(row.get("found", Long.class)))
                        .one()
                        .block())
                > 0;
    }
}
