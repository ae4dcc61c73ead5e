package io.plexichat.query.search;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import co.elastic.clients.util.NamedValue;
import io.plexichat.query.reading.Cursor;
import io.plexichat.query.reading.Page;
import org.jspecify.annotations.Nullable;

/** How the index is asked. */
final class SearchRequests {
    private static final int HIGHLIGHT_LENGTH = 160;
    private static final int HIGHLIGHTS = 3;

    private SearchRequests() {}

    /** The newest first; one more than the limit, to tell whether there are more. */
    static SearchRequest of(String alias, SearchText text, SearchFilter filter, int limit, @Nullable Cursor cursor) {
        return SearchRequest.of(request -> {
            request.index(alias)
                    .query(query ->
                            query.bool(bool -> bool.filter(filter.queries()).must(text.queries())))
                    .sort(sort -> sort.field(field -> field.field("position").order(SortOrder.Desc)))
                    .size(Page.rowsFor(limit))
                    .trackTotalHits(total -> total.enabled(true))
                    .source(source -> source.fetch(false))
                    .highlight(highlight -> highlight
                            .encoder(HighlighterEncoder.Html)
                            .preTags("<em>")
                            .postTags("</em>")
                            .fragmentSize(HIGHLIGHT_LENGTH)
                            .numberOfFragments(HIGHLIGHTS)
                            .fields(NamedValue.of(
                                    "text",
                                    co.elastic.clients.elasticsearch.core.search.HighlightField.of(
                                            field -> field.matchedFields("text", "text.cjk", "text.prefix")))));
            if (cursor != null) {
                request.searchAfter(cursor.number(0));
            }
            return request;
        });
    }
}
