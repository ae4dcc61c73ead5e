package io.plexichat.query.message;

import io.plexichat.kernel.access.Access;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelStanding;
import io.plexichat.kernel.message.MentionPage;
import io.plexichat.kernel.message.MentionPage.Mention;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageQuery.ListMentions;
import io.plexichat.kernel.message.MessageView;
import io.plexichat.query.channel.Standings;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.reading.Cursor;
import io.plexichat.query.reading.Page;
import io.plexichat.query.reading.Rows;
import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What mentions an account. A page looks at a bounded number of mentions, however many are in channels that are hidden now. */
public final class MentionQueries {
    /** Mentions that one page looks at. */
    private static final int LOOKED_AT = 500;

    private final DatabaseClient database;
    private final Messages messages;
    private final Standings standings;
    private final String before;

    public MentionQueries(DatabaseClient database, Messages messages, Standings standings, Schema timeline) {
        this.database = database;
        this.messages = messages;
        this.standings = standings;
        this.before = timeline.sql("""
                select n.position, n.channel_id, n.message_id, coalesce(n.seq > r.read_seq, false) as unread
                from {schema}.mention n
                left join {schema}.read_marker r on r.channel_id = n.channel_id and r.account_id = n.account_id
                where n.account_id = :viewer and n.position < :before
                order by n.position desc limit :rows
                """);
    }

    public Mono<MentionPage> list(ListMentions query) {
        Cursor cursor = Cursor.parse(query.cursor(), 1);
        int rows = Math.max(LOOKED_AT, Page.rowsFor(query.limit()));
        return database.sql(before)
                .bind("viewer", query.viewer().value())
                .bind("before", cursor == null ? Long.MAX_VALUE : cursor.number(0))
                .bind("rows", rows)
                .map(Row::read)
                .all()
                .collectList()
                .flatMap(found -> readable(query, found)
                        .flatMap(readable -> shown(
                                query,
                                readable,
                                found.size() < rows
                                        ? null
                                        : Cursor.of(found.getLast().position()))));
    }

    private Mono<List<Row>> readable(ListMentions query, List<Row> found) {
        if (found.isEmpty()) {
            return Mono.just(found);
        }
        return standings
                .findAll(query.viewer(), found.stream().map(Row::channelId).collect(Collectors.toSet()))
                .map(of -> found.stream()
                        .filter(row -> {
                            ChannelStanding standing = of.get(row.channelId());
                            return standing != null && Access.mayRead(standing);
                        })
                        .toList());
    }

    /** @param further asks for what comes after all that were looked at; null when there is nothing */
    private Mono<MentionPage> shown(ListMentions query, List<Row> readable, @Nullable String further) {
        Page<Row> page = Page.of(readable, query.limit(), last -> Cursor.of(last.position()));
        String cursor = page.cursor() == null ? further : page.cursor();
        return messages.find(page.items().stream().map(Row::messageId).toList())
                .flatMap(rows -> messages.views(query.viewer(), rows))
                .map(views -> new MentionPage(mentions(page.items(), views), cursor));
    }

    /** Without those that were deleted in this moment. */
    private static List<Mention> mentions(List<Row> rows, List<MessageView> views) {
        Map<MessageId, MessageView> byId =
                views.stream().collect(Collectors.toMap(MessageView::messageId, Function.identity()));
        List<Mention> mentions = new ArrayList<>(rows.size());
        for (Row row : rows) {
            MessageView message = byId.get(row.messageId());
            if (message != null && !message.deleted()) {
                mentions.add(new Mention(message, row.unread()));
            }
        }
        return mentions;
    }

    private record Row(long position, ChannelId channelId, MessageId messageId, boolean unread) {
        static Row read(Readable row) {
            return new Row(
                    Rows.number(row, "position"),
                    new ChannelId(Rows.uuid(row, "channel_id")),
                    new MessageId(Rows.uuid(row, "message_id")),
                    Rows.truth(row, "unread"));
        }
    }
}
