package io.plexichat.query.channel;

import static io.plexichat.query.Town.NOON;
import static io.plexichat.query.Town.channel;
import static io.plexichat.query.Town.joins;
import static io.plexichat.query.Town.opens;
import static io.plexichat.query.Town.person;
import static io.plexichat.query.Town.registers;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.kernel.channel.ChannelEvent.MemberMuted;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelQuery.GetChannel;
import io.plexichat.kernel.channel.ChannelQuery.ListMembers;
import io.plexichat.kernel.channel.ChannelView;
import io.plexichat.kernel.channel.MemberPage;
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
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A directory that an earlier release made. */
class DirectoryVersionsIT {
    private static final Schema FIRST = new Schema("directory", 1);
    private static final Instant FUTURE = Instant.parse("2999-01-01T00:00:00Z");

    private final InMemoryLog log = new InMemoryLog();

    @Test
    void shouldBeMadeAnewAndStillAnswerWhenTakenBack() throws Exception {
        PostgresDatabase database = TestServers.freshDatabase();
        makeVersionOne(database);
        log.append(
                registers("ann"),
                registers("bob"),
                opens("square", ChannelKind.PUBLIC, "ann"),
                joins("ann", "square"),
                joins("bob", "square"),
                new MemberMuted(channel("square"), person("bob"), FUTURE, person("ann"), NOON));
        try (ReadSide side = ReadSide.withoutSearch(log, database, 100)) {
            awaitSecond(side);
            assertThat(bobsView(side).mutedUntil()).isEqualTo(FUTURE);

            side.ask(new Rollback(new ProjectionName("directory"), null, person("ann")), ProjectionView.class);

            assertThat(side.projection("directory").schema()).isEqualTo(FIRST);
            assertThat(bobsView(side).mutedUntil()).isNull();
            assertThat(side.ask(new ListMembers(person("ann"), channel("square"), 10, null), MemberPage.class)
                            .items())
                    .hasSize(2);
        }
    }

    private static ChannelView bobsView(ReadSide side) {
        return side.ask(new GetChannel(person("bob"), channel("square")), ChannelView.class);
    }

    private static void awaitSecond(ReadSide side) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (side.projection("directory").schema().equals(FIRST) || isBuilding(side)) {
            side.look();
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    private static boolean isBuilding(ReadSide side) {
        GetProjection directory = new GetProjection(new ProjectionName("directory"));
        return side.ask(directory, ProjectionView.class).build() != null;
    }

    private static void makeVersionOne(PostgresDatabase database) throws SQLException, IOException {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement();
                InputStream tables = Objects.requireNonNull(
                        DirectoryVersionsIT.class.getResourceAsStream("directory-of-version-1.sql"))) {
            statement.execute(FIRST.sql("""
                    create schema {schema};
                    create table {schema}.progress (
                        segment int primary key, position bigint not null, owner text, claimed_at timestamptz);
                    insert into {schema}.progress (segment, position) values (0, -1);
                    """));
            statement.execute(FIRST.sql(new String(tables.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }
}
