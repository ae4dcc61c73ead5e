package io.plexichat.query.message;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountNameEvent.AccountNameReserved;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureBegun;
import io.plexichat.kernel.erasure.ErasureSubject.OfAccount;
import io.plexichat.kernel.erasure.ErasureSubject.OfChannel;
import io.plexichat.kernel.erasure.RetentionEvent.RetentionApplied;
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.kernel.message.MessageEvent.MessageEdited;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.query.projection.ProjectedEvent;
import io.plexichat.query.projection.RowWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Whom the messages of one batch mention. Each step here and of {@link ReadMarkers} leaves a marker with the number of the mentions
 * behind it, so it does not matter which of them comes first.
 */
final class MentionBatch {
    private final TimelineStatements sql;
    private final RowWriter rows;
    private final Map<Long, List<List<LookupHash>>> mentioned;
    private final Names names;
    /** Messages that are not in the database yet. */
    private final Map<MessageId, Place> sent = new HashMap<>();

    private final Set<MessageId> changed = new HashSet<>();
    private final Map<MessageId, Set<AccountId>> mentions = new LinkedHashMap<>();

    MentionBatch(TimelineStatements sql, RowWriter rows, MentionReader reader, List<ProjectedEvent> batch) {
        this.sql = sql;
        this.rows = rows;
        this.mentioned = reader.read(batch);
        this.names = new Names(sql, rows, batch, mentioned.values());
    }

    void reserve(AccountNameReserved event, long position) {
        rows.write(sql.addName, event.name().value(), event.accountId().value(), position);
    }

    void send(MessageSent event, long seq, long position) {
        sent.put(
                event.messageId(),
                new Place(
                        position,
                        event.channelId().value(),
                        seq,
                        event.authorId().value(),
                        month(YearMonth.from(event.sentAt().atZone(ZoneOffset.UTC)))));
        mention(event.messageId(), event.authorId(), position);
    }

    void edit(MessageEdited event, long position) {
        change(event.messageId());
        mention(event.messageId(), event.authorId(), position);
    }

    void delete(MessageId messageId) {
        change(messageId);
    }

    /** What nobody can open any more mentions nobody: now, so that it makes no difference whether a replay can. */
    void erase(ErasureBegun event) {
        switch (event.subject()) {
            case OfAccount(var account) -> {
                rows.write(sql.eraseAuthor, account.value());
                rows.write(sql.dropMentionsOfAuthor, account.value());
            }
            case OfChannel(var channel) -> eraseBefore(channel, Long.MAX_VALUE);
        }
    }

    void erase(RetentionApplied event) {
        eraseBefore(event.channelId(), month(event.firstKept()));
    }

    /** To be called when messages are written, those that are deleted among them. */
    void write() {
        if (!changed.isEmpty()) {
            rows.write(sql.dropMentions, (Object) ids(changed, MessageId::value));
        }
        if (!mentions.isEmpty()) {
            add(places());
        }
    }

    private void eraseBefore(ChannelId channel, long month) {
        rows.write(sql.eraseChannel, channel.value(), month);
        rows.write(sql.dropMentionsOfChannel, channel.value(), month);
    }

    private void change(MessageId messageId) {
        mentions.remove(messageId);
        if (!sent.containsKey(messageId)) {
            changed.add(messageId);
        }
    }

    /** Nobody has to be told of what they said themselves. */
    private void mention(MessageId messageId, AccountId author, long position) {
        Set<AccountId> accounts = new HashSet<>();
        for (List<LookupHash> readings : mentioned.getOrDefault(position, List.of())) {
            AccountId account = names.holder(readings, position);
            if (account != null && !account.equals(author)) {
                accounts.add(account);
            }
        }
        if (!accounts.isEmpty()) {
            mentions.put(messageId, accounts);
        }
    }

    /** Of the messages that mention somebody and are not deleted. */
    private Map<MessageId, Place> places() {
        Map<MessageId, Place> places = new HashMap<>(sent);
        List<MessageId> earlier =
                mentions.keySet().stream().filter(id -> !sent.containsKey(id)).toList();
        if (!earlier.isEmpty()) {
            rows.query(
                            sql.readPlaces,
                            row -> Map.entry(new MessageId(row.getObject("message_id", UUID.class)), Place.read(row)),
                            (Object) ids(earlier, MessageId::value))
                    .forEach(place -> places.put(place.getKey(), place.getValue()));
        }
        return places;
    }

    private void add(Map<MessageId, Place> places) {
        List<Row> added = new ArrayList<>();
        mentions.forEach((message, accounts) -> {
            Place place = places.get(message);
            if (place != null) {
                accounts.forEach(account -> added.add(new Row(account, place, message)));
            }
        });
        if (!added.isEmpty()) {
            rows.write(
                    sql.addMentions,
                    ids(added, row -> row.accountId().value()),
                    numbers(added, Place::position),
                    ids(added, row -> row.messageId().value()),
                    ids(added, row -> row.place().channel()),
                    numbers(added, Place::seq),
                    ids(added, row -> row.place().author()),
                    numbers(added, Place::month));
        }
    }

    private static Long[] numbers(List<Row> of, ToLongFunction<Place> number) {
        return of.stream().map(row -> number.applyAsLong(row.place())).toArray(Long[]::new);
    }

    private static <T> UUID[] ids(Collection<T> of, Function<T, UUID> id) {
        return of.stream().map(id).toArray(UUID[]::new);
    }

    private static long month(YearMonth month) {
        return month.getLong(ChronoField.PROLEPTIC_MONTH);
    }

    private record Place(long position, UUID channel, long seq, UUID author, long month) {
        static Place read(ResultSet row) throws SQLException {
            OffsetDateTime sentAt = row.getObject("sent_at", OffsetDateTime.class);
            return new Place(
                    row.getLong("position"),
                    row.getObject("channel_id", UUID.class),
                    row.getLong("seq"),
                    row.getObject("author_id", UUID.class),
                    MentionBatch.month(YearMonth.from(sentAt.withOffsetSameInstant(ZoneOffset.UTC))));
        }
    }

    private record Row(AccountId accountId, Place place, MessageId messageId) {}
}
