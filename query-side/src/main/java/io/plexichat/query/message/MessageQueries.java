package io.plexichat.query.message;

import io.plexichat.kernel.access.Access;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.key.Opener;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.kernel.message.MessageBindings;
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
import io.plexichat.query.reading.Opening;
import io.plexichat.query.reading.Page;
import io.plexichat.query.reading.Rows;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

public final class MessageQueries {
    private final DatabaseClient database;
    private final Messages messages;
    private final Standings standings;
    private final Opening opening;
    private final String versions;

    public MessageQueries(
            DatabaseClient database, Messages messages, Standings standings, Opening opening, Schema timeline) {
        this.database = database;
        this.opening = opening;
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
            Sealed text = row.text();
            if (row.deleted() || text == null) {
                return Mono.just(new MessageHistoryView(row.messageId(), List.of()));
            }
            SealedVersion only =
                    new SealedVersion(row.position(), text, row.author().accountId(), row.sentAt());
            return versions(row.messageId())
                    .map(found -> found.isEmpty() ? List.of(only) : found)
                    .flatMap(found -> open(row, found));
        });
    }

    private Mono<MessageHistoryView> open(MessageRow row, List<SealedVersion> versions) {
        return opening.of(versions, version -> Stream.of(version.text()))
                .map(opener -> new MessageHistoryView(
                        row.messageId(),
                        versions.stream()
                                .map(version -> version.open(opener, row))
                                .toList()));
    }

    private Mono<List<SealedVersion>> versions(MessageId messageId) {
        return database.sql(versions)
                .bind("id", messageId.value())
                .bind("rows", Page.MAX)
                .map(row -> new SealedVersion(
                        Rows.number(row, "position"),
                        Rows.sealed(row, "text"),
                        new AccountId(Rows.uuid(row, "by_account")),
                        Rows.time(row, "at")))
                .all()
                .collectList();
    }

    private record SealedVersion(long position, Sealed text, AccountId by, Instant at) {
        /** The first version is of the event that sent the message, all others are of edits. */
        Version open(Opener opener, MessageRow message) {
            boolean edited = position != message.position();
            String opened = opener.openOrErased(text, MessageBindings.text(message.messageId(), edited));
            return new Version(position, new MessageText(opened), by, at);
        }
    }

    private Mono<MessageRow> readable(AccountId viewer, MessageId messageId) {
        return messages.find(List.of(messageId))
                .flatMapIterable(rows -> rows)
                .singleOrEmpty()
                .filterWhen(row -> standings.find(viewer, row.channelId()).map(Access::mayRead))
                .switchIfEmpty(Mono.error(() -> MessageRejections.NOT_FOUND.because(
                        "Expected to read message " + messageId + ", but there is no such message.")));
    }
}
