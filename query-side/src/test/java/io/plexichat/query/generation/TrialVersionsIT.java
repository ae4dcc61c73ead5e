package io.plexichat.query.generation;

import static io.plexichat.query.Town.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.kernel.projection.ProjectionName;
import io.plexichat.kernel.projection.ProjectionOrder.TryOut;
import io.plexichat.kernel.projection.TrialView;
import io.plexichat.kernel.projection.TrialView.Difference;
import io.plexichat.kernel.projection.TrialView.Example;
import io.plexichat.kernel.projection.TrialView.Extent;
import io.plexichat.kernel.projection.TrialView.Kind;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.TestSerializer;
import io.plexichat.query.projection.ProjectionStore;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.projection.TestLetters;
import io.plexichat.testservers.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Code that was changed, tried on what the code before it took. */
class TrialVersionsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InMemoryLog log = new InMemoryLog();
    private HikariDataSource dataSource;
    private ProjectionStore store;
    private ReadModel model;

    @BeforeEach
    void start() {
        PostgresDatabase database = TestServers.freshDatabase();
        dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(database.jdbcUrl());
        dataSource.setUsername(database.user());
        dataSource.setPassword(database.password());
        store = TestLetters.store(dataSource, new TestSerializer());
        model = model(text -> text, log);
        model.start();
        log.append("one", "two", "three");
        model.active().progress().await(log.head(), PATIENCE).join();
    }

    @AfterEach
    void stop() {
        model.stop();
        dataSource.close();
    }

    @Test
    void shouldTellWhatChangedHandlersMakeOtherwise() throws Exception {
        TrialView trial = tryOut(changed(text -> text.equals("two") ? "2" : text), null);

        assertThat(trial.comparison().extent()).isEqualTo(Extent.WHOLE);
        assertThat(trial.taken()).isEqualTo(3);
        assertThat(trial.comparison().differences())
                .containsExactly(new Difference("note", 1, 0, 0, List.of(new Example(Kind.DIFFERS, "1"))));
        assertThat(new JdbcTemplate(dataSource)
                        .queryForList("select text from noted_1.note order by position", String.class))
                .containsExactly("one", "two", "three");
        assertThat(store.isThere(Schema.trial("noted"))).isFalse();
    }

    @Test
    void shouldTellWhichEventsChangedHandlersCannotTake() throws Exception {
        TrialView trial = tryOut(
                changed(text -> {
                    if (text.equals("two")) {
                        throw new IllegalStateException("no " + text);
                    }
                    return text;
                }),
                null);

        assertThat(trial.failed()).isEqualTo(1);
        assertThat(trial.failures().getFirst().position()).isEqualTo(1);
        assertThat(trial.failures().getFirst().cause()).isEqualTo("java.lang.IllegalStateException");
        assertThat(trial.comparison().differences())
                .containsExactly(new Difference("note", 0, 0, 1, List.of(new Example(Kind.ONLY_IN_LIVE, "1"))));
        assertThat(store.isThere(Schema.trial("noted"))).isFalse();
    }

    @Test
    void shouldTellWhereItStoppedWhenTooMuchFails() throws Exception {
        for (int i = 0; i < 20_000; i++) {
            log.append("bad:" + i);
        }
        TrialView trial = tryOut(
                changed(text -> {
                    if (text.startsWith("bad")) {
                        throw new IllegalStateException("no");
                    }
                    return text;
                }),
                null);

        assertThat(trial.stopped()).contains("could not go on").contains("LettersFullException");
        assertThat(trial.comparison().extent()).isEqualTo(Extent.NOTHING);
        assertThat(trial.isClean()).isFalse();
        assertThat(store.isThere(Schema.trial("noted"))).isFalse();
    }

    @Test
    void shouldNotTryMoreThanItMay() {
        ReadModel far = model(text -> text, new FarLog(log));
        far.prepare();

        assertThatThrownBy(() -> tryOut(far, 1_000_000L)).hasMessageContaining("at most 1000000 events");
        assertThat(store.isThere(Schema.trial("noted"))).isFalse();
    }

    private TrialView tryOut(ReadModel tried, @Nullable Long to) throws Exception {
        return new Trials(List.of(tried))
                .tryOut(tried, new TryOut(new ProjectionName("noted"), 0, to, 5, person("ann")));
    }

    /** The same version, so that nothing is built. */
    private ReadModel changed(UnaryOperator<String> change) {
        ReadModel changed = model(change, log);
        changed.prepare();
        return changed;
    }

    private ReadModel model(UnaryOperator<String> change, StreamableMessageSource<TrackedEventMessage<?>> events) {
        return Noted.model(Noted.definition(1, change), store, events);
    }

    /** Says that it is longer. */
    private record FarLog(StreamableMessageSource<TrackedEventMessage<?>> log)
            implements StreamableMessageSource<TrackedEventMessage<?>> {
        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
            return log.openStream(token);
        }

        @Override
        public @Nullable TrackingToken createTailToken() {
            return log.createTailToken();
        }

        @Override
        public TrackingToken createHeadToken() {
            return new GlobalSequenceTrackingToken(2_000_000);
        }

        @Override
        public TrackingToken createTokenAt(Instant time) {
            return log.createTokenAt(time);
        }
    }
}
