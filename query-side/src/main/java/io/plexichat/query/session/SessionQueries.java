package io.plexichat.query.session;

import io.plexichat.kernel.key.Opener;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.kernel.session.DeviceName;
import io.plexichat.kernel.session.SessionBindings;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.SessionPage;
import io.plexichat.kernel.session.SessionQuery.GetSessionStatus;
import io.plexichat.kernel.session.SessionQuery.ListLiveSessions;
import io.plexichat.kernel.session.SessionQuery.ListSessions;
import io.plexichat.kernel.session.SessionQuery.LiveSessions;
import io.plexichat.kernel.session.SessionQuery.LiveStatus;
import io.plexichat.kernel.session.SessionQuery.SessionStatus;
import io.plexichat.kernel.session.SessionView;
import io.plexichat.query.account.AccountQueries;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.reading.Cursor;
import io.plexichat.query.reading.Opening;
import io.plexichat.query.reading.Page;
import io.plexichat.query.reading.Rows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

public final class SessionQueries {
    /** Sorts before every session. */
    private static final UUID FIRST = new UUID(-1, -1);

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final DatabaseClient database;
    private final Opening opening;
    private final String live;
    private final String page;

    /** @param account what accounts are */
    public SessionQueries(DatabaseClient database, Opening opening, Schema schema, Schema account) {
        this.database = database;
        this.opening = opening;
        // Whether a session goes on is not known while what happened to it, or to its account, waits as a dead letter.
        this.live = schema.sql("""
                select s.session_id, a.roles
                from {schema}.session s left join {account}.account a on a.account_id = s.account_id
                where s.session_id = any(:ids) and s.expires_at > :at and not exists (
                    select from {schema}.dead_letter letter
                    where letter.sequence_id in (s.session_id::text, s.account_id::text))
                and not exists (
                    select from {account}.dead_letter letter where letter.sequence_id = s.account_id::text)
                """.replace("{account}", account.toString()));
        this.page = schema.sql("""
                select * from {schema}.session
                where account_id = :account and expires_at > :at and (last_used_at, session_id) < (:used, :id)
                order by last_used_at desc, session_id desc limit :rows
                """);
    }

    public Mono<SessionStatus> status(GetSessionStatus query) {
        return live(List.of(query.sessionId()), query.at())
                .map(found -> found.isEmpty()
                        ? new SessionStatus(false)
                        : new SessionStatus(true, found.getFirst().roles()));
    }

    public Mono<LiveSessions> live(ListLiveSessions query) {
        return live(query.sessionIds().stream().limit(ListLiveSessions.MOST).toList(), query.at())
                .map(LiveSessions::new);
    }

    private Mono<List<LiveStatus>> live(List<SessionId> sessions, Instant at) {
        return database.sql(live)
                .bind("ids", sessions.stream().map(SessionId::value).toArray(UUID[]::new))
                .bind("at", Rows.timestamp(at))
                .map(SessionQueries::liveStatus)
                .all()
                .collectList();
    }

    private static LiveStatus liveStatus(Readable row) {
        String roles = Rows.optionalText(row, "roles");
        return new LiveStatus(
                new SessionId(Rows.uuid(row, "session_id")), roles == null ? null : AccountQueries.roles(roles));
    }

    public Mono<SessionPage> list(ListSessions query) {
        Cursor cursor = Cursor.parse(query.cursor(), 2);
        return database.sql(page)
                .bind("account", query.accountId().value())
                .bind("at", Rows.timestamp(query.at()))
                .bind("used", Rows.timestamp(cursor == null ? END_OF_TIME : cursor.time(0)))
                .bind("id", cursor == null ? FIRST : cursor.uuid(1))
                .bind("rows", Page.rowsFor(query.limit()))
                .map(Row::read)
                .all()
                .collectList()
                .flatMap(rows -> opening.of(rows, Row::values)
                        .map(opener ->
                                rows.stream().map(row -> row.view(opener)).toList()))
                .map(rows -> Page.of(rows, query.limit(), last -> Cursor.of(last.lastUsedAt(), last.sessionId())))
                .map(found -> new SessionPage(found.items(), found.cursor()));
    }

    private record Row(
            SessionId sessionId, @Nullable Sealed device, Instant startedAt, Instant lastUsedAt, Instant expiresAt) {
        static Row read(Readable row) {
            return new Row(
                    new SessionId(Rows.uuid(row, "session_id")),
                    Rows.optionalSealed(row, "device"),
                    Rows.time(row, "started_at"),
                    Rows.time(row, "last_used_at"),
                    Rows.time(row, "expires_at"));
        }

        Stream<Sealed> values() {
            return Stream.ofNullable(device);
        }

        SessionView view(Opener opener) {
            DeviceName opened = Optional.ofNullable(device)
                    .flatMap(name -> opener.open(name, SessionBindings.device(sessionId)))
                    .map(DeviceName::new)
                    .orElse(null);
            return new SessionView(sessionId, opened, startedAt, lastUsedAt, expiresAt);
        }
    }
}
