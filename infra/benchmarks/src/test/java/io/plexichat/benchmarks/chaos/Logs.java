package io.plexichat.benchmarks.chaos;

import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.plexichat.embedded.PostgresDatabase;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads the log where it is kept, past the product. */
final class Logs {
    private static final long BEFORE_THE_FIRST = -1;
    private static final int BUFFER = 1_000;
    private static final long PATIENCE_SECONDS = 10;

    private Logs() {}

    static History inPostgres(PostgresDatabase database) {
        List<LoggedEvent> events = new ArrayList<>();
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var select = connection.prepareStatement(
                        "SELECT position, at, payload_type, payload FROM log.event ORDER BY position")) {
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    add(
                            events,
                            LoggedEvent.of(
                                    rows.getLong(1),
                                    rows.getTimestamp(2).toInstant(),
                                    rows.getString(3),
                                    rows.getBytes(4)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Expected to read the log.", e);
        }
        return new History(events);
    }

    /** @param server its host and port */
    static History onAxonServer(String server) throws Exception {
        List<LoggedEvent> events = new ArrayList<>();
        int colon = server.lastIndexOf(':');
        AxonServerConnectionFactory factory = AxonServerConnectionFactory.forClient("chaos")
                .routingServers(
                        new ServerAddress(server.substring(0, colon), Integer.parseInt(server.substring(colon + 1))))
                .build();
        try {
            var channel = factory.connect("default").eventChannel();
            long head = channel.getLastToken().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            try (EventStream stream = channel.openStream(BEFORE_THE_FIRST, BUFFER)) {
                for (long position = BEFORE_THE_FIRST; position < head; ) {
                    EventWithToken next = stream.nextIfAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    if (next == null) {
                        throw new IllegalStateException("Expected the log to be read up to " + head + ".");
                    }
                    position = next.getToken();
                    Event event = next.getEvent();
                    add(
                            events,
                            LoggedEvent.of(
                                    position,
                                    Instant.ofEpochMilli(event.getTimestamp()),
                                    event.getPayload().getType(),
                                    event.getPayload().getData().toByteArray()));
                }
            }
        } finally {
            factory.shutdown();
        }
        return new History(events);
    }

    private static void add(List<LoggedEvent> events, @Nullable LoggedEvent event) {
        if (event != null) {
            events.add(event);
        }
    }
}
