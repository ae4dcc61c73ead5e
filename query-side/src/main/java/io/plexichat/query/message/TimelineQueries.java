package io.plexichat.query.message;

import io.plexichat.kernel.message.MessageQuery.ListMessages;
import io.plexichat.kernel.message.TimelinePage;
import io.plexichat.query.channel.Standings;
import io.plexichat.query.projection.Schema;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Pages of a channel's timeline. The cost of a page does not depend on where in the history it is. */
public final class TimelineQueries {
    private final DatabaseClient database;
    private final Messages messages;
    private final Standings standings;
    private final String window;

    public TimelineQueries(DatabaseClient database, Messages messages, Standings standings, Schema timeline) {
        this.database = database;
        this.messages = messages;
        this.standings = standings;
        this.window = timeline.sql("select " + MessageRow.COLUMNS + """
                from (
                    (select * from {schema}.message
                        where channel_id = :channel and position <= :upTo order by position desc limit :backRows)
                    union all
                    (select * from {schema}.message
                        where channel_id = :channel and position > :after order by position limit :forwardRows)
                ) m
                """ + Messages.WITH_AUTHOR + "order by m.position");
    }

    public Mono<TimelinePage> list(ListMessages query) {
        TimelineCut cut = TimelineCut.of(query.window(), query.limit());
        return standings
                .readable(query.viewer(), query.channelId())
                .then(database.sql(window)
                        .bind("channel", query.channelId().value())
                        .bind("upTo", cut.upTo())
                        .bind("backRows", cut.backRows())
                        .bind("after", cut.after())
                        .bind("forwardRows", cut.forwardRows())
                        .map(MessageRow::read)
                        .all()
                        .collectList())
                .flatMap(found -> {
                    List<MessageRow> rows = cut.within(found);
                    return messages.views(query.viewer(), rows)
                            .map(items -> new TimelinePage(items, rows.size() < found.size()));
                });
    }
}
