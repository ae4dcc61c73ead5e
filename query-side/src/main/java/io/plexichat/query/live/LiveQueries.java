package io.plexichat.query.live;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.key.Opener;
import io.plexichat.kernel.live.LiveEvent;
import io.plexichat.kernel.live.LiveQuery.ListLiveEvents;
import io.plexichat.kernel.live.LiveQuery.LivePage;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageView.ReactionView;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Pages of live events: one query for the events with what they show, one for the reactions. */
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
        AccountId viewer = query.viewer();
        Set<ChannelId> channels = query.channels();
        int limit = Page.clamp(query.limit());
        GenericExecuteSpec page = database.sql(sql.page(viewer != null, channels != null))
                .bind("after", query.after())
                .bind("rows", limit);
        if (viewer != null) {
            page = page.bind("viewer", viewer.value());
        }
        if (channels != null) {
            page = page.bind("channels", channels.stream().map(ChannelId::value).toArray(UUID[]::new));
        }
        return page.map(LiveQueries::read).all().collectList().flatMap(found -> {
            List<LiveRow> rows =
                    found.stream().flatMap(each -> each.row().stream()).toList();
            long through = rows.size() < limit
                    ? Math.max(query.after(), found.getFirst().head())
                    : rows.getLast().position();
            return events(viewer, rows).map(events -> new LivePage(events, through));
        });
    }

    private Mono<List<LiveEvent>> events(@Nullable AccountId viewer, List<LiveRow> rows) {
        Set<MessageId> shown = rows.stream()
                .map(LiveRow::message)
                .filter(Objects::nonNull)
                .map(MessageRow::messageId)
                .collect(Collectors.toSet());
        Mono<Opener> opener = opening.of(rows, LiveRow::values);
        if (viewer == null) {
            return reactions
                    .withReactors(shown)
                    .zipWith(
                            opener,
                            (found, open) -> rows.stream()
                                    .map(row -> forEverybody(row, found, open))
                                    .toList());
        }
        return reactions
                .countsFor(viewer, shown)
                .zipWith(
                        opener,
                        (found, open) -> rows.stream()
                                .map(row -> forOne(row, found, open))
                                .toList());
    }

    private static LiveEvent forOne(LiveRow row, Map<MessageId, List<ReactionView>> reactions, Opener opener) {
        MessageRow message = row.message();
        return message == null
                ? row.event(opener, null, null)
                : row.event(opener, message.view(opener, reactions.getOrDefault(message.messageId(), List.of())), null);
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

    private static HeadAndRow read(Readable row) {
        return new HeadAndRow(
                Rows.number(row, "head"),
                Rows.optionalNumber(row, "feed_position") == null ? Optional.empty() : Optional.of(LiveRow.read(row)));
    }

    /** @param row absent when there are no events: the head is told all the same */
    private record HeadAndRow(long head, Optional<LiveRow> row) {}
}
