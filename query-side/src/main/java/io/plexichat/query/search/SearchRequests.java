package io.plexichat.query.search;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import co.elastic.clients.util.NamedValue;
import io.plexichat.kernel.search.SearchOrder;
import io.plexichat.query.reading.Page;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the index is asked. */
final class SearchRequests {
    private static final int HIGHLIGHT_LENGTH = 160;
    private static final int HIGHLIGHTS = 3;
    private static final SortOptions BEST = SortOptions.of(sort -> sort.score(score -> score.order(SortOrder.Desc)));
    private static final SortOptions NEWEST =
            SortOptions.of(sort -> sort.field(field -> field.field("position").order(SortOrder.Desc)));

    private SearchRequests() {}

    /** One more than the limit, to tell whether there are more. */
    static SearchRequest of(
            String alias,
            SearchText text,
            SearchFilter filter,
            SearchOrder order,
            Reach reach,
            int limit,
            @Nullable SearchCursor cursor) {
        return SearchRequest.of(request -> {
            request.index(alias)
                    .query(query(text, filter, order, reach))
                    .sort(sort(order))
                    .size(Page.rowsFor(limit))
                    .trackTotalHits(total -> total.enabled(true))
                    .source(source -> source.fetch(false))
                    .highlight(highlight -> highlight
                            .encoder(HighlighterEncoder.Html)
                            .preTags("<em>")
                            .postTags("</em>")
                            .fragmentSize(HIGHLIGHT_LENGTH)
                            .numberOfFragments(HIGHLIGHTS)
                            .noMatchSize(HIGHLIGHT_LENGTH)
                            .highlightQuery(marked(text))
                            .fields(NamedValue.of(
                                    "text", HighlightField.of(field -> field.matchedFields("text", "text.words")))));
            if (cursor != null) {
                request.searchAfter(cursor.key());
            }
            return request;
        });
    }

    /** How many numbers say where in the order a message is; the last is its position. */
    static int keys(SearchOrder order) {
        return sort(order).size();
    }

    private static List<SortOptions> sort(SearchOrder order) {
        return switch (order) {
            case NEWEST -> List.of(NEWEST);
            case RELEVANCE -> List.of(BEST, NEWEST);
        };
    }

    private static Query query(SearchText text, SearchFilter filter, SearchOrder order, Reach reach) {
        List<String> words = words(text).toList();
        List<Query> required = Stream.concat(
                        words.stream().map(word -> WordQueries.word(word, reach)),
                        text.terms(SearchTerm.Phrase.class, false).stream()
                                .map(phrase -> WordQueries.phrase(phrase.text())))
                .toList();
        List<Query> better = order == SearchOrder.RELEVANCE ? WordQueries.together(words) : List.of();
        return Query.of(query -> query.bool(bool -> bool.filter(filter.queries())
                .must(required)
                .should(better)
                .mustNot(filter.exclusions())
                .mustNot(excluded(text))));
    }

    private static Query marked(SearchText text) {
        List<Query> marked = Stream.concat(
                        words(text).map(WordQueries::marked),
                        text.terms(SearchTerm.Phrase.class, false).stream()
                                .map(phrase -> WordQueries.phrase(phrase.text())))
                .toList();
        return Query.of(query -> query.bool(bool -> bool.should(marked)));
    }

    private static Stream<String> words(SearchText text) {
        return text.terms(SearchTerm.Word.class, false).stream().map(SearchTerm.Word::text);
    }

    private static List<Query> excluded(SearchText text) {
        return Stream.concat(
                        text.terms(SearchTerm.Word.class, true).stream().map(word -> WordQueries.excluded(word.text())),
                        text.terms(SearchTerm.Phrase.class, true).stream()
                                .map(phrase -> WordQueries.phrase(phrase.text())))
                .toList();
    }
}
