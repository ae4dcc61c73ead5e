package io.plexichat.query.message;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageView;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.reading.Opening;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Messages as they stand. Who may see them is asked elsewhere. */
public final class Messages {
    /**
     * Joins to a message {@code m} its author {@code a}, one by one: a planner that is free to would rather read all authors there are
     * for a page of messages.
     */
    static final String WITH_AUTHOR =
            " join lateral (select * from {schema}.author where account_id = m.author_id limit 1) a on true ";

    private final DatabaseClient database;
    private final Reactions reactions;
    private final Opening opening;
    private final String byIds;

    public Messages(DatabaseClient database, Reactions reactions, Opening opening, Schema timeline) {
        this.database = database;
        this.reactions = reactions;
        this.opening = opening;
        this.byIds = timeline.sql("select " + MessageRow.COLUMNS
                + " from {schema}.message m" + WITH_AUTHOR
                + "where m.message_id = any(:ids) limit :rows");
    }

    /** Those that are there, in no order. */
    public Mono<List<MessageRow>> find(Collection<MessageId> ids) {
        if (ids.isEmpty()) {
            return Mono.just(List.of());
        }
        return database.sql(byIds)
                .bind("ids", ids.stream().map(MessageId::value).toArray(UUID[]::new))
                .bind("rows", ids.size())
                .map(MessageRow::read)
                .all()
                .collectList();
    }

    /** In the order given. */
    public Mono<List<MessageView>> views(AccountId viewer, List<MessageRow> rows) {
        return reactions
                .countsFor(viewer, rows.stream().map(MessageRow::messageId).toList())
                .zipWith(
                        opening.of(rows, MessageRow::values),
                        (found, opener) -> rows.stream()
                                .map(row -> row.view(opener, found.getOrDefault(row.messageId(), List.of())))
                                .toList());
    }
}
