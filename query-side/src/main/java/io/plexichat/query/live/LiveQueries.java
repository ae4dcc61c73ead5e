package io.plexichat.query.live;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.key.Opener;
import io.plexichat.kernel.live.LiveEvent;
import io.plexichat.kernel.live.LiveQuery.GetLiveEvents;
import io.plexichat.kernel.live.LiveQuery.ListLiveEvents;
import io.plexichat.kernel.live.LiveQuery.ListLivePositions;
import io.plexichat.kernel.live.LiveQuery.LiveEvents;
import io.plexichat.kernel.live.LiveQuery.LivePage;
import io.plexichat.kernel.live.LiveQuery.LivePositions;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.query.message.MessageRow;
import io.plexichat.query.message.Reactions;
import io.plexichat.query.message.Reactions.Found;
import io.plexichat.query.reading.Opening;
import io.plexichat.query.reading.Page;
import io.plexichat.query.reading.Rows;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Live events: one query for the events with what they show, one for the reactions. */
public final class LiveQueries {
    private final DatabaseClient database;
    private final Reactions reactions;
    private final Opening opening;
    private final LiveReads sql;

    public LiveQueries(DatabaseClient database, Reactions reactions, Opening opening, LiveReads sql) {
        this.database = database;
        this.reactions = reactions;
        this.opening = opening;
        this.sql = sql;
    }

    public Mono<LivePage> list(ListLiveEvents query) {
        int limit = Page.clamp(query.limit());
        return database.sql(sql.page)
                .bind("after", query.after())
                .bind("rows", limit)
                .map(row -> HeadAnd.read(row, LiveRow::read))
                .all()
                .collectList()
                .flatMap(found -> {
                    List<LiveRow> rows = HeadAnd.rows(found);
                    long last = rows.isEmpty() ? 0 : rows.getLast().position();
                    long through = HeadAnd.through(found, rows.size() < limit, query.after(), last);
                    return events(rows).map(events -> new LivePage(events, through));
                });
    }

    /** What the viewer may read as membership stands when it is asked. */
    public Mono<LivePositions> positions(ListLivePositions query) {
        int limit = Page.clamp(query.limit());
        return database.sql(sql.positions)
                .bind("after", query.after())
                .bind("rows", limit)
                .bind("viewer", query.viewer().value())
                .bind(
                        "channels",
                        query.channels().stream().map(ChannelId::value).toArray(UUID[]::new))
                .map(row -> HeadAnd.read(row, position -> Rows.number(position, "feed_position")))
                .all()
                .collectList()
                .map(found -> {
                    List<Long> rows = HeadAnd.rows(found);
                    long last = rows.isEmpty() ? 0 : rows.getLast();
                    return new LivePositions(rows, HeadAnd.through(found, rows.size() < limit, query.after(), last));
                });
    }

    public Mono<LiveEvents> at(GetLiveEvents query) {
        List<Long> positions = query.positions().stream().limit(Page.MAX).toList();
        return database.sql(sql.at)
                .bind("positions", positions.toArray(Long[]::new))
                .map(LiveRow::read)
                .all()
                .collectList()
                .flatMap(this::events)
                .map(LiveEvents::new);
    }

    private Mono<List<LiveEvent>> events(List<LiveRow> rows) {
        Set<MessageId> shown = rows.stream()
                .map(LiveRow::message)
                .filter(Objects::nonNull)
                .map(MessageRow::messageId)
                .collect(Collectors.toSet());
        return reactions
                .withReactors(shown)
                .zipWith(
                        opening.of(rows, LiveRow::values),
                        (found, open) -> rows.stream()
                                .map(row -> forEverybody(row, found, open))
                                .toList());
    }

    private static LiveEvent forEverybody(LiveRow row, Map<MessageId, List<Found>> reactions, Opener opener) {
        MessageRow message = row.message();
        if (message == null) {
            return row.event(opener, null, null);
        }
        List<Found> found = reactions.getOrDefault(message.messageId(), List.of());
        Map<String, Set<AccountId>> reactors = found.stream()
                .collect(
                        Collectors.toUnmodifiableMap(each -> each.view().emoji().value(), Found::accounts));
        return row.event(
                opener,
                message.view(opener, found.stream().map(Found::view).toList()),
                reactors.isEmpty() ? null : reactors);
    }

    /** @param row absent when there are no events: the head is told all the same */
    private record HeadAnd<T>(long head, Optional<T> row) {
        static <T> HeadAnd<T> read(Readable row, Function<Readable, T> read) {
            return new HeadAnd<>(
                    Rows.number(row, "head"),
                    Rows.optionalNumber(row, "feed_position") == null
                            ? Optional.empty()
                            : Optional.of(read.apply(row)));
        }

        static <T> List<T> rows(List<HeadAnd<T>> found) {
            return found.stream().flatMap(each -> each.row.stream()).toList();
        }

        /** Up to where a page that began after a position tells of everything. */
        static <T> long through(List<HeadAnd<T>> found, boolean isAll, long after, long last) {
            return isAll ? Math.max(after, found.getFirst().head) : last;
        }
    }
}
