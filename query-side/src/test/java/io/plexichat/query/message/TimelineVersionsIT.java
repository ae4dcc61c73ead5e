package io.plexichat.query.message;

import static io.plexichat.query.Town.channel;
import static io.plexichat.query.Town.deletes;
import static io.plexichat.query.Town.joins;
import static io.plexichat.query.Town.opens;
import static io.plexichat.query.Town.person;
import static io.plexichat.query.Town.reads;
import static io.plexichat.query.Town.registers;
import static io.plexichat.query.Town.reserves;
import static io.plexichat.query.Town.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelQuery.GetChannel;
import io.plexichat.kernel.channel.ChannelView;
import io.plexichat.kernel.message.MentionPage;
import io.plexichat.kernel.message.MessageQuery.ListMentions;
import io.plexichat.kernel.projection.ProjectionName;
import io.plexichat.kernel.projection.ProjectionOrder.Rollback;
import io.plexichat.kernel.projection.ProjectionQuery.GetProjection;
import io.plexichat.kernel.projection.ProjectionView;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.ReadSide;
import io.plexichat.query.projection.Schema;
import io.plexichat.testservers.TestServers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A timeline that an earlier release made. */
class TimelineVersionsIT {
    private static final Schema FIRST = new Schema("timeline", 1);

    private final InMemoryLog log = new InMemoryLog();

    @Test
    void shouldBeMadeAnewAndStillAnswerWhenTakenBack() throws Exception {
        PostgresDatabase database = TestServers.freshDatabase();
        makeVersionOne(database);
        log.append(
                reserves("ann"),
                registers("ann"),
                reserves("bob"),
                registers("bob"),
                opens("square", ChannelKind.PUBLIC, "ann"),
                joins("ann", "square"),
                joins("bob", "square"));
        long read = log.append(says("ann", "square", "read @bob"));
        log.append(
                reads("bob", "square", read),
                says("ann", "square", "gone @bob"),
                says("ann", "square", "here @bob"),
                deletes("ann", "square", "gone @bob"));
        try (ReadSide side = ReadSide.withoutSearch(log, database, 100)) {
            awaitSecond(side);
            assertThat(bobsView(side)).returns(1L, ChannelView::unread).returns(1L, ChannelView::mentions);
            assertThat(mentions(side).items()).hasSize(2);

            log.append(says("ann", "square", "more @bob"));
            side.ask(new Rollback(new ProjectionName("timeline"), null, person("ann")), ProjectionView.class);

            assertThat(side.projection("timeline").schema()).isEqualTo(FIRST);
            assertThat(bobsView(side)).returns(3L, ChannelView::unread).returns(0L, ChannelView::mentions);
            assertThat(mentions(side)).isEqualTo(new MentionPage(List.of(), null));
        }
    }

    private static ChannelView bobsView(ReadSide side) {
        return side.ask(new GetChannel(person("bob"), channel("square")), ChannelView.class);
    }

    private static MentionPage mentions(ReadSide side) {
        return side.ask(new ListMentions(person("bob"), 10, null), MentionPage.class);
    }

    private static void awaitSecond(ReadSide side) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (side.projection("timeline").schema().equals(FIRST) || isBuilding(side)) {
            side.look();
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    private static boolean isBuilding(ReadSide side) {
        GetProjection timeline = new GetProjection(new ProjectionName("timeline"));
        return side.ask(timeline, ProjectionView.class).build() != null;
    }

    private static void makeVersionOne(PostgresDatabase database) throws SQLException, IOException {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement();
                InputStream tables = Objects.requireNonNull(
                        TimelineVersionsIT.class.getResourceAsStream("timeline-of-version-1.sql"))) {
            statement.execute(FIRST.sql("""
                    create schema {schema};
                    create table {schema}.progress (
                        segment int primary key, position bigint not null, owner text, claimed_at timestamptz);
                    insert into {schema}.progress (segment, position) values (0, -1)
                    """));
            statement.execute(FIRST.sql(new String(tables.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }
}
