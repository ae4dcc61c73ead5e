package io.plexichat.query.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.JsonData;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which messages are looked at, whatever their words. */
record SearchFilter(List<Query> queries, List<Query> exclusions) {
    SearchFilter {
        queries = List.copyOf(queries);
        exclusions = List.copyOf(exclusions);
    }

    /** One channel, that the viewer was found to be able to read. */
    static SearchFilter inChannel(ChannelId channelId) {
        return new SearchFilter(List.of(oneOf("channelId", List.of(channelId))), List.of());
    }

    /** All public channels, and others that the viewer is a member of. */
    static SearchFilter inPublicChannelsAnd(List<ChannelId> others) {
        Query mine = oneOf("channelId", others);
        return new SearchFilter(
                List.of(Query.of(query -> query.bool(
                        bool -> bool.should(isTrue("publicChannel"), mine).minimumShouldMatch("1")))),
                List.of());
    }

    SearchFilter from(Collection<AccountId> authors) {
        return and(oneOf("authorId", authors));
    }

    SearchFilter notFrom(Collection<AccountId> authors) {
        return andNot(oneOf("authorId", authors));
    }

    /** Narrows it further; a channel that is not in it stays out. */
    SearchFilter in(Collection<ChannelId> channels) {
        return and(oneOf("channelId", channels));
    }

    SearchFilter notIn(Collection<ChannelId> channels) {
        return andNot(oneOf("channelId", channels));
    }

    SearchFilter between(@Nullable Instant since, @Nullable Instant until) {
        return since == null && until == null ? this : and(sent(since, until));
    }

    /** What the text says of authors' and channels' names is not looked at. */
    SearchFilter and(SearchText text) {
        SearchFilter filter = this;
        for (SearchText.Clause clause : text.clauses()) {
            Query query = query(clause.term());
            if (query != null) {
                filter = clause.excluded() ? filter.andNot(query) : filter.and(query);
            }
        }
        return filter;
    }

    private static @Nullable Query query(SearchTerm term) {
        return switch (term) {
            case SearchTerm.Before(Instant time) -> sent(null, time);
            case SearchTerm.After(Instant time) -> sent(time.plusNanos(1), null);
            case SearchTerm.HasLink() -> isTrue("hasLink");
            case SearchTerm.Word _, SearchTerm.Phrase _, SearchTerm.From _, SearchTerm.In _ -> null;
        };
    }

    private static Query sent(@Nullable Instant since, @Nullable Instant until) {
        return Query.of(query -> query.range(range -> range.untyped(untyped -> {
            untyped.field("sentAt");
            if (since != null) {
                untyped.gte(JsonData.of(ceilingMicros(since)));
            }
            if (until != null) {
                untyped.lt(JsonData.of(ceilingMicros(until)));
            }
            return untyped;
        })));
    }

    /** Bounds of finer precision than the documents': the next microsecond is the first that is not before them. */
    private static long ceilingMicros(Instant time) {
        long micros = MessageDocument.micros(time);
        return time.equals(time.truncatedTo(ChronoUnit.MICROS)) ? micros : micros + 1;
    }

    private SearchFilter and(Query query) {
        return new SearchFilter(with(queries, query), exclusions);
    }

    private SearchFilter andNot(Query query) {
        return new SearchFilter(queries, with(exclusions, query));
    }

    private static List<Query> with(List<Query> queries, Query query) {
        List<Query> more = new ArrayList<>(queries);
        more.add(query);
        return more;
    }

    private static Query oneOf(String field, Collection<?> ids) {
        List<FieldValue> values =
                ids.stream().map(Object::toString).map(FieldValue::of).toList();
        return Query.of(query -> query.terms(terms -> terms.field(field).terms(any -> any.value(values))));
    }

    private static Query isTrue(String field) {
        return Query.of(query -> query.term(term -> term.field(field).value(true)));
    }
}
