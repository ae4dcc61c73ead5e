package io.plexichat.query.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which messages are looked at, whatever their words. */
record SearchFilter(List<Query> queries) {
    SearchFilter {
        queries = List.copyOf(queries);
    }

    /** One channel, that the viewer was found to be able to read. */
    static SearchFilter inChannel(ChannelId channelId) {
        return new SearchFilter(List.of(term("channelId", FieldValue.of(channelId.toString()))));
    }

    /** All public channels, and others that the viewer is a member of. */
    static SearchFilter inPublicChannelsAnd(List<ChannelId> others) {
        Query open = term("publicChannel", FieldValue.of(true));
        List<FieldValue> ids =
                others.stream().map(ChannelId::toString).map(FieldValue::of).toList();
        Query mine =
                Query.of(query -> query.terms(terms -> terms.field("channelId").terms(values -> values.value(ids))));
        return new SearchFilter(List.of(
                Query.of(query -> query.bool(bool -> bool.should(open, mine).minimumShouldMatch("1")))));
    }

    SearchFilter from(@Nullable AccountId author) {
        return author == null ? this : and(term("authorId", FieldValue.of(author.toString())));
    }

    SearchFilter between(@Nullable Instant since, @Nullable Instant until) {
        if (since == null && until == null) {
            return this;
        }
        return and(Query.of(query -> query.range(range -> range.untyped(untyped -> {
            untyped.field("sentAt");
            if (since != null) {
                untyped.gte(co.elastic.clients.json.JsonData.of(ceilingMicros(since)));
            }
            if (until != null) {
                untyped.lt(co.elastic.clients.json.JsonData.of(ceilingMicros(until)));
            }
            return untyped;
        }))));
    }

    /** Bounds of finer precision than the documents': the next microsecond is the first that is not before them. */
    private static long ceilingMicros(Instant time) {
        long micros = MessageDocument.micros(time);
        return time.equals(time.truncatedTo(ChronoUnit.MICROS)) ? micros : micros + 1;
    }

    private SearchFilter and(Query query) {
        List<Query> more = new ArrayList<>(queries);
        more.add(query);
        return new SearchFilter(more);
    }

    private static Query term(String field, FieldValue value) {
        return Query.of(query -> query.term(term -> term.field(field).value(value)));
    }
}
