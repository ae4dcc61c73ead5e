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
import io.plexichat.kernel.erasure.ErasureEvent.ErasureBegun;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureRequested;
import io.plexichat.kernel.erasure.ErasureId;
import io.plexichat.kernel.erasure.ErasureSubject;
import io.plexichat.kernel.projection.ProjectionName;
import io.plexichat.kernel.projection.ProjectionOrder.TryOut;
import io.plexichat.kernel.projection.TrialView;
import io.plexichat.kernel.projection.TrialView.Example;
import io.plexichat.kernel.projection.TrialView.Extent;
import io.plexichat.kernel.projection.TrialView.Kind;
import io.plexichat.kernel.projection.TrialView.Table;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.ReadSide;
import io.plexichat.query.Town;
import io.plexichat.query.UnreadableTestMessage;
import io.plexichat.query.message.Histories;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrialIT {
    private static final List<String> PROJECTIONS =
            List.of("account", "session", "logins", "bot", "directory", "timeline", "erasure");

    private final InMemoryLog log = new InMemoryLog();
    private @Nullable ReadSide side;

    @BeforeEach
    void start() {
        side = ReadSide.withoutSearch(log, 100);
        log.append(Histories.random(7, 400));
        side().catchUp();
    }

    @AfterEach
    void stop() {
        side().close();
    }

    @Test
    void shouldFindNoDifferenceInCodeThatIsRight() {
        for (String projection : PROJECTIONS) {
            TrialView trial = tryOut(projection, 0, null);

            assertThat(trial.comparison().extent()).as(projection).isEqualTo(Extent.WHOLE);
            assertThat(trial.isClean()).as("%s", trial).isTrue();
            assertThat(trial.to()).isEqualTo(log.head());
            assertThat(trial.comparison().told()).contains("both stand at position " + log.head());
            assertThat(schemas()).noneMatch(schema -> schema.endsWith("_try"));
        }
        TrialView timeline = tryOut("timeline", 0, null);
        assertThat(timeline.taken()).isPositive();
        assertThat(table(timeline, "message").rows()).isEqualTo(count("timeline_1.message"));
        assertThat(table(timeline, "feed").rows()).isEqualTo(count("timeline_1.feed"));
    }

    @Test
    void shouldCompareAtOneMomentWhileTheLogGrows() throws Exception {
        log.append(registers("dan"), opens("yard", ChannelKind.PUBLIC, "dan"));
        AtomicBoolean ends = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; !ends.get(); i++) {
                log.append(says("dan", "yard", "more " + i), edits("dan", "yard", "more " + i, "other " + i));
                LockSupport.parkNanos(5_000_000);
            }
        });
        for (int i = 0; i < 3; i++) {
            TrialView trial = new Trials(List.of(model())).tryOut(model(), order("timeline", 0, null));

            assertThat(trial.comparison().extent()).isEqualTo(Extent.WHOLE);
            assertThat(trial.isClean()).as("%s", trial.comparison()).isTrue();
            assertThat(trial.to()).isEqualTo(trial.comparison().livePosition());
        }
        ends.set(true);
        writer.join();
    }

    @Test
    void shouldTellOfRowsThatAreOtherThanThoseOfTheActiveGeneration() {
        log.append(registers("dan"), opens("yard", ChannelKind.PUBLIC, "dan"), says("dan", "yard", "one"));
        log.append(says("dan", "yard", "two"));
        side().catchUp();
        sql("update timeline_1.message set seq = 99 where message_id = '" + Town.message("one") + "'");
        sql("delete from timeline_1.message where message_id = '" + Town.message("two") + "'");
        sql("update timeline_1.read_marker set channel_id = gen_random_uuid() where read_seq >= 0");
        TrialView trial = tryOut("timeline", 0, null);

        TrialView.Difference message = difference(trial, "message");
        assertThat(message.differing()).isEqualTo(1);
        assertThat(message.onlyInTrial()).isEqualTo(1);
        assertThat(message.onlyInLive()).isZero();
        assertThat(message.examples())
                .containsExactly(
                        new Example(Kind.DIFFERS, Town.message("one").toString()),
                        new Example(Kind.ONLY_IN_TRIAL, Town.message("two").toString()));
        assertThat(difference(trial, "read_marker").onlyInLive()).isEqualTo(count("timeline_1.read_marker"));
        assertThat(trial.isClean()).isFalse();
    }

    @Test
    void shouldTakeExactlyARangeAndCompareItByKey() {
        long first = log.append(registers("dan"), opens("yard", ChannelKind.PUBLIC, "dan"));
        long one = log.append(says("dan", "yard", "one"));
        long two = log.append(says("dan", "yard", "two"), says("dan", "yard", "three"));
        log.append(edits("dan", "yard", "two", "deux"));
        side().catchUp();
        TrialView trial = tryOut("timeline", one, two - 1);

        assertThat(first).isEqualTo(one - 1);
        assertThat(trial.taken()).isEqualTo(2);
        assertThat(trial.from()).isEqualTo(one);
        assertThat(trial.to()).isEqualTo(two - 1);
        assertThat(table(trial, "message").rows()).isEqualTo(2);
        assertThat(trial.comparison().extent()).isEqualTo(Extent.BY_KEY);
        assertThat(trial.comparison().told()).contains("same key").contains("position " + log.head());
        assertThat(difference(trial, "message").examples())
                .contains(new Example(Kind.DIFFERS, Town.message("two").toString()));
        assertThat(difference(trial, "message").onlyInLive()).isZero();
    }

    @Test
    void shouldShowRowsWithoutTheirContent() {
        log.append(registers("dan"), opens("yard", ChannelKind.PUBLIC, "dan"));
        long position = log.append(says("dan", "yard", "a secret"));
        side().catchUp();
        TrialView trial = tryOut("timeline", position, position);

        Table message = table(trial, "message");
        assertThat(message.first()).hasSize(1);
        List<String> values = message.first().getFirst().values();
        assertThat(values.get(message.columns().indexOf("text"))).matches("[0-9]+ bytes");
        assertThat(values.get(message.columns().indexOf("message_id")))
                .isEqualTo(Town.message("a secret").toString());
        assertThat(values.get(message.columns().indexOf("edited_at"))).isEqualTo("null");
        assertThat(trial.toString()).doesNotContain("a secret");
        assertThat(table(tryOut("timeline", 0, null), "message").first()).hasSize(3);
    }

    @Test
    void shouldTellOfEventsThatItCannotTake() {
        log.append(registers("dan"), opens("yard", ChannelKind.PUBLIC, "dan"));
        long position =
                log.append(new UnreadableTestMessage(channel("yard").toString(), renames("dan", "yard", "plaza")));
        log.append(joins("ann", "yard"));
        side().catchUp();
        TrialView trial = tryOut("directory", 0, null);

        assertThat(trial.failed()).isEqualTo(2);
        assertThat(trial.failures()).hasSize(2);
        assertThat(trial.failures().getFirst().position()).isEqualTo(position);
        assertThat(trial.failures().getFirst().cause()).contains("SerializationException");
        assertThat(trial.failures().getFirst().eventType()).isNotEmpty();
        assertThat(trial.failures().getLast().cause()).isNull();
        assertThat(trial.isClean()).isFalse();
        assertThat(trial.comparison().told()).contains("lacks 2 dead letters");
        assertThat(schemas()).noneMatch(schema -> schema.endsWith("_try"));
    }

    @Test
    void shouldDestroyNoKeys() {
        ErasureId erasure = new ErasureId(UUID.randomUUID());
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        ErasureSubject subject = new ErasureSubject.OfAccount(person("ann"));
        log.append(
                new ErasureRequested(erasure, subject, person("ann"), at, at),
                new ErasureBegun(erasure, subject, person("ann"), at));
        side().catchUp();
        int ordered = side().vault.orders().size();
        TrialView trial = tryOut("erasure", 0, null);

        assertThat(trial.isClean()).as("%s", trial).isTrue();
        assertThat(table(trial, "erasure").rows()).isPositive();
        assertThat(side().vault.orders()).hasSize(ordered);
    }

    @Test
    void shouldTryOneAtATime() {
        TrialLock lock = TrialLock.take(model().runtime().builds().database()).orElseThrow();
        try (lock) {
            assertThat(side().rejection(order("timeline", 0, null)).code()).isEqualTo("projection.try-under-way");
        }
        assertThat(tryOut("timeline", 0, null).isClean()).isTrue();
    }

    @Test
    void shouldRemoveWhatACrashLeftButNotWhatIsUnderWay() {
        Trials trials = new Trials(List.of(model()));
        sql("create schema timeline_try");
        assertThat(model().isPastEverywhere(0)).isFalse();
        TrialLock lock = TrialLock.take(model().runtime().builds().database()).orElseThrow();
        try (lock) {
            trials.sweep();
            assertThat(schemas()).contains("timeline_try");
        }
        trials.sweep();

        assertThat(schemas()).doesNotContain("timeline_try").contains("timeline_1");
        assertThat(model().isPastEverywhere(0)).isTrue();
        sql("create schema timeline_try");
        assertThat(tryOut("directory", 0, null).isClean()).isTrue();
        assertThat(schemas()).doesNotContain("timeline_try");
    }

    private ReadSide side() {
        return Objects.requireNonNull(side);
    }

    private ReadModel model() {
        return side().model("timeline");
    }

    private static TryOut order(String projection, long from, @Nullable Long to) {
        return new TryOut(new ProjectionName(projection), from, to, 3, person("ann"));
    }

    private TrialView tryOut(String projection, long from, @Nullable Long to) {
        return side().ask(order(projection, from, to), TrialView.class);
    }

    private static Table table(TrialView trial, String name) {
        return trial.tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static TrialView.Difference difference(TrialView trial, String table) {
        return trial.comparison().differences().stream()
                .filter(difference -> difference.table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private long count(String table) {
        return Objects.requireNonNull(side().database()
                .sql("select count(*) as found from " + table)
                .map(row -> Objects.requireNonNull(row.get("found", Long.class)))
                .one()
                .block());
    }

    private List<String> schemas() {
        return Objects.requireNonNull(side().database()
                .sql("select schema_name from information_schema.schemata")
                .map(row -> Objects.requireNonNull(row.get("schema_name", String.class)))
                .all()
                .collectList()
                .block());
    }

    private void sql(String statement) {
        side().database().sql(statement).fetch().rowsUpdated().block();
    }
}
