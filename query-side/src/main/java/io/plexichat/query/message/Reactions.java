package io.plexichat.query.message;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.message.Emoji;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageView.ReactionView;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.reading.Rows;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The reactions to the messages of a page, by one query. */
public final class Reactions {
    /** Far more than a page of messages can have. */
    private static final int MAX_ROWS = 100_000;

    private final DatabaseClient database;
    private final String counts;
    private final String reactors;

    public Reactions(DatabaseClient database, Schema timeline) {
        this.database = database;
        String statement = """
                select message_id, emoji, count(*) as reactions, %s
                from {schema}.reaction where message_id = any(:ids)
                group by message_id, emoji order by min(position), emoji limit :rows
                """;
        this.counts = timeline.sql(statement.formatted("bool_or(account_id = :viewer) as mine"));
        this.reactors = timeline.sql(statement.formatted("array_agg(account_id) as accounts"));
    }

    /** The first reaction first. */
    public Mono<Map<MessageId, List<ReactionView>>> countsFor(AccountId viewer, Collection<MessageId> messages) {
        if (messages.isEmpty()) {
            return Mono.just(Map.of());
        }
        return database.sql(counts)
                .bind("ids", ids(messages))
                .bind("viewer", viewer.value())
                .bind("rows", MAX_ROWS)
                .map(row -> new Found(row, Rows.truth(row, "mine")))
                .all()
                .collect(Collectors.groupingBy(
                        Found::messageId, Collectors.mapping(Found::view, Collectors.toUnmodifiableList())));
    }

    /** With everybody who reacted, for one who reads on behalf of many viewers. */
    public Mono<Map<MessageId, List<Found>>> withReactors(Collection<MessageId> messages) {
        if (messages.isEmpty()) {
            return Mono.just(Map.of());
        }
        return database.sql(reactors)
                .bind("ids", ids(messages))
                .bind("rows", MAX_ROWS)
                .map(row -> new Found(row, false))
                .all()
                .collect(Collectors.groupingBy(Found::messageId));
    }

    private static UUID[] ids(Collection<MessageId> messages) {
        return messages.stream().map(MessageId::value).toArray(UUID[]::new);
    }

    /** @param accounts who reacted; empty unless asked for */
    public record Found(MessageId messageId, ReactionView view, Set<AccountId> accounts) {
        private Found(Readable row, boolean mine) {
            this(
                    new MessageId(Rows.uuid(row, "message_id")),
                    new ReactionView(
                            new Emoji(Rows.text(row, "emoji")), Math.toIntExact(Rows.number(row, "reactions")), mine),
                    accounts(row));
        }

        private static Set<AccountId> accounts(Readable row) {
            UUID @Nullable [] found =
                    row instanceof io.r2dbc.spi.Row full && full.getMetadata().contains("accounts")
                            ? row.get("accounts", UUID[].class)
                            : null;
            return found == null
                    ? Set.of()
                    : Stream.of(found).map(AccountId::new).collect(Collectors.toUnmodifiableSet());
        }
    }
}
