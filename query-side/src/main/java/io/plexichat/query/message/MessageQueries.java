package io.plexichat.query.message;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelStanding;
import io.plexichat.kernel.message.MessageHistoryView;
import io.plexichat.kernel.message.MessageHistoryView.Version;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageQuery.GetMessage;
import io.plexichat.kernel.message.MessageQuery.GetMessageHistory;
import io.plexichat.kernel.message.MessageRejections;
import io.plexichat.kernel.message.MessageText;
import io.plexichat.kernel.message.MessageView;
import io.plexichat.query.channel.Standings;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.reading.Page;
import io.plexichat.query.reading.Rows;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

public final class MessageQueries {
    private final DatabaseClient database;
    private final Messages messages;
    private final Standings standings;
    private final String versions;

    public MessageQueries(DatabaseClient database, Messages messages, Standings standings, Schema timeline) {
        this.database = database;
        this.messages = messages;
        this.standings = standings;
        this.versions = timeline.sql("""
                select position, text, by_account, at from {schema}.version
                where message_id = :id order by position limit :rows
                """);
    }

    public Mono<MessageView> get(GetMessage query) {
        return readable(query.viewer(), query.messageId())
                .flatMap(row -> messages.views(query.viewer(), List.of(row)))
                .map(List::getFirst);
    }

    /** A message that was never edited has one version: itself. */
    public Mono<MessageHistoryView> history(GetMessageHistory query) {
        return readable(query.viewer(), query.messageId()).flatMap(row -> {
            if (row.deleted()) {
                return Mono.just(new MessageHistoryView(row.messageId(), List.of()));
            }
            Version only = new Version(row.position(), row.text(), row.author().accountId(), row.sentAt());
            return versions(row.messageId())
                    .map(found -> new MessageHistoryView(row.messageId(), found.isEmpty() ? List.of(only) : found));
        });
    }

    private Mono<List<Version>> versions(MessageId messageId) {
        return database.sql(versions)
                .bind("id", messageId.value())
                .bind("rows", Page.MAX)
                .map(row -> new Version(
                        Rows.number(row, "position"),
                        new MessageText(Rows.text(row, "text")),
                        new AccountId(Rows.uuid(row, "by_account")),
                        Rows.time(row, "at")))
                .all()
                .collectList();
    }

    private Mono<MessageRow> readable(AccountId viewer, MessageId messageId) {
        return messages.find(List.of(messageId))
                .flatMapIterable(rows -> rows)
                .singleOrEmpty()
                .filterWhen(row -> standings.find(viewer, row.channelId()).map(ChannelStanding::mayRead))
                .switchIfEmpty(Mono.error(() -> MessageRejections.NOT_FOUND.because(
                        "Expected to read message " + messageId + ", but there is no such message.")));
    }
}
