package io.plexichat.query.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.TestSerializer;
import io.plexichat.query.projection.ProjectionStore;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.projection.TestLetters;
import io.plexichat.testservers.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class VersionsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ProjectionDefinition FIRST = Noted.definition(1, text -> text);

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
        model = deploy(FIRST);
        log.append("one", "two");
        catchUp();
    }

    @AfterEach
    void stop() {
        model.stop();
        dataSource.close();
    }

    @Test
    void shouldBuildWhatTheCodeIsOfAndAnswerByTheOldOneUntilThen() {
        model.stop();
        model = deploy(FIRST.then(schema -> new Noted(schema, text -> text + "!"), false));

        assertThat(model.active().schema().generation()).isEqualTo(1);
        log.append("three");
        await(() -> model.active().schema().generation() == 2);
        catchUp();
        assertThat(texts()).containsExactly("one!", "two!", "three!");
    }

    @Test
    void shouldNotTakeOverAVersionWhoseRowsShouldBeTheSameAndAreNot() {
        model.stop();
        model = deploy(FIRST.then(schema -> new Noted(schema, text -> text.replace("two", "2")), true));

        await(() -> "BLOCKED".equals(build("state")));
        assertThat(build("because")).contains("differs").contains("note");
        assertThat(build("differences")).contains("\"exampleKeys\":[\"1\"]");
        assertThat(texts()).containsExactly("one", "two");
    }

    @Test
    void shouldBeginAgainWhenTheCodeChangesDuringABuild() {
        model.stop();
        ProjectionDefinition second = FIRST.then(schema -> new Noted(schema, text -> text.replace("two", "2")), true);
        model = deploy(second);
        await(() -> "BLOCKED".equals(build("state")));
        model.stop();
        model = deploy(second.then(schema -> new Noted(schema, text -> text + "?"), false));

        await(() -> model.active().schema().generation() == 3);
        catchUp();
        assertThat(texts()).containsExactly("one?", "two?");
    }

    @Test
    void shouldProjectAgainWhatThisReleaseCannotRead() {
        model.stop();
        model = deploy(Noted.definition(5, text -> "new " + text));

        assertThat(model.active().schema().generation()).isEqualTo(2);
        catchUp();
        assertThat(texts()).containsExactly("new one", "new two");
        model.look();
        sql("update projection.generation set kept_until = kept_until - interval '1 hour' where role = 'DROPPED'");
        model.look();
        assertThat(store.isThere(new Schema("noted", 1))).isFalse();
    }

    @Test
    void shouldAdoptWhatWasThereBeforeGenerations() {
        model.stop();
        sql("drop table projection.generation");
        model = deploy(FIRST);
        log.append("three");
        catchUp();

        assertThat(model.active().schema().generation()).isEqualTo(1);
        assertThat(texts()).containsExactly("one", "two", "three");
    }

    private ReadModel deploy(ProjectionDefinition definition) {
        ReadModel deployed = Noted.model(definition, store, log);
        deployed.start();
        return deployed;
    }

    private void catchUp() {
        model.active().progress().await(log.head(), PATIENCE).join();
    }

    private List<String> texts() {
        return new JdbcTemplate(dataSource)
                .query(
                        model.active().schema().sql("select text from {schema}.note order by position"),
                        (row, _) -> row.getString(1));
    }

    private String build(String column) {
        return String.join(
                "",
                new JdbcTemplate(dataSource)
                        .queryForList(
                                "select coalesce(" + column
                                        + ", '') from projection.generation where role = 'BUILDING'",
                                String.class));
    }

    private void sql(String statement) {
        new JdbcTemplate(dataSource).execute(statement);
    }

    private void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            model.look();
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
