package io.plexichat.query.erasure;

import io.plexichat.kernel.erasure.ErasureQuery.CountMessages;
import io.plexichat.kernel.erasure.ErasureQuery.ListErasable;
import io.plexichat.kernel.erasure.ErasureQuery.ListExpired;
import io.plexichat.kernel.erasure.ErasureSubject;
import io.plexichat.kernel.erasure.ErasureSubject.OfAccount;
import io.plexichat.kernel.erasure.ErasureSubject.OfChannel;
import io.plexichat.kernel.erasure.MessageCount;
import io.plexichat.kernel.erasure.MessageIdPage;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.reading.Page;
import io.plexichat.query.reading.Rows;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** The messages that an erasure or a rule deletes. */
public final class ErasableQueries {
    private final DatabaseClient database;
    private final String countOfAccount;
    private final String countOfChannel;
    private final String ofAccount;
    private final String ofChannel;
    private final String expired;

    public ErasableQueries(DatabaseClient database, Schema erasure, Schema timeline) {
        this.database = database;
        this.countOfAccount =
                timeline.sql("select count(*) as messages from {schema}.message where author_id = :subject");
        this.countOfChannel =
                timeline.sql("select count(*) as messages from {schema}.message where channel_id = :subject");
        String page = " and position > :after and not deleted order by position limit :rows";
        this.ofAccount =
                timeline.sql("select message_id, position from {schema}.message where author_id = :subject" + page);
        this.ofChannel =
                timeline.sql("select message_id, position from {schema}.message where channel_id = :subject" + page);
        this.expired = timeline.sql("""
                select message_id, position from {schema}.message m
                where channel_id = :subject and sent_at < :before
                    and not exists (select from {erasure}.hold h
                        where h.lifted_at is null and (h.account_id = m.author_id or h.channel_id = m.channel_id))
                """.replace("{erasure}", erasure.toString()) + page);
    }

    public Mono<MessageCount> count(CountMessages query) {
        return database.sql(query.subject() instanceof OfAccount ? countOfAccount : countOfChannel)
                .bind("subject", id(query.subject()))
                .map(row -> new MessageCount(Rows.number(row, "messages")))
                .one();
    }

    public Mono<MessageIdPage> list(ListErasable query) {
        return page(
                database.sql(query.subject() instanceof OfAccount ? ofAccount : ofChannel)
                        .bind("subject", id(query.subject())),
                query.after(),
                query.limit());
    }

    public Mono<MessageIdPage> expired(ListExpired query) {
        return page(
                database.sql(expired)
                        .bind("subject", query.channelId().value())
                        .bind("before", Rows.timestamp(query.before())),
                query.after(),
                query.limit());
    }

    private static Mono<MessageIdPage> page(GenericExecuteSpec statement, long after, int limit) {
        return statement
                .bind("after", after)
                .bind("rows", Page.rowsFor(limit))
                .map(Found::read)
                .all()
                .collectList()
                .map(rows -> {
                    List<Found> shown = rows.subList(0, Math.min(rows.size(), Page.clamp(limit)));
                    return new MessageIdPage(
                            shown.stream().map(Found::messageId).toList(),
                            shown.isEmpty() ? after : shown.getLast().position(),
                            shown.size() < rows.size());
                });
    }

    private static UUID id(ErasureSubject subject) {
        return switch (subject) {
            case OfAccount(var account) -> account.value();
            case OfChannel(var channel) -> channel.value();
        };
    }

    private record Found(MessageId messageId, long position) {
        static Found read(Readable row) {
            return new Found(new MessageId(Rows.uuid(row, "message_id")), Rows.number(row, "position"));
        }
    }
}
