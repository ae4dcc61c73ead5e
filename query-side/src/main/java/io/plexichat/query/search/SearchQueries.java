package io.plexichat.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.core.search.TotalHits;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.search.SearchMessages;
import io.plexichat.kernel.search.SearchOrder;
import io.plexichat.kernel.search.SearchPage;
import io.plexichat.kernel.search.SearchRejections;
import io.plexichat.query.channel.ChannelNames;
import io.plexichat.query.channel.People;
import io.plexichat.query.channel.Standings;
import io.plexichat.query.message.Messages;
import io.plexichat.query.reading.Page;
import io.plexichat.query.search.SearchHits.Found;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The index tells which messages match; what is shown of them, and to whom, the timeline and the directory tell. */
public final class SearchQueries {
    /** With fewer that match as typed, those that match nearly are worth a look, after them. */
    private static final int ENOUGH = 10;

    private final ElasticsearchAsyncClient elasticsearch;
    private final String alias;
    private final SearchScope scope;
    private final SearchHits hits;

    public SearchQueries(
            ElasticsearchAsyncClient elasticsearch,
            String alias,
            Standings standings,
            People people,
            ChannelNames channels,
            Messages messages) {
        this.elasticsearch = elasticsearch;
        this.alias = alias;
        this.scope = new SearchScope(standings, people, channels);
        this.hits = new SearchHits(standings, messages);
    }

    public Mono<SearchPage> search(SearchMessages query) {
        SearchOrder order = query.order() == null ? SearchOrder.NEWEST : query.order();
        SearchCursor cursor = SearchCursor.parse(query.cursor(), order);
        SearchText text = SearchText.parse(query.text()).valid();
        return scope.of(query, text)
                .filter(_ -> !text.isEmpty())
                .flatMap(filter -> new Search(query, text, filter, order).page(cursor))
                .defaultIfEmpty(new SearchPage(List.of(), 0, null));
    }

    /** An answer of Elasticsearch, or {@code search.unavailable}. */
    static <T> Mono<T> ask(Supplier<CompletableFuture<T>> question) {
        return Mono.fromFuture(question).onErrorMap(SearchQueries::isAway, _ -> unavailable());
    }

    private static boolean isAway(Throwable failure) {
        return failure instanceof IOException
                // The client was closed, because the server stops.
                || failure instanceof IllegalStateException
                || (failure instanceof ElasticsearchException answer
                        && (answer.status() >= 500 || answer.status() == 429 || answer.status() == 404));
    }

    private static RuntimeException unavailable() {
        return SearchRejections.UNAVAILABLE.because("Expected to search, but the search engine is not reachable.");
    }

    private final class Search {
        private final SearchMessages query;
        private final SearchText text;
        private final SearchFilter filter;
        private final SearchOrder order;

        Search(SearchMessages query, SearchText text, SearchFilter filter, SearchOrder order) {
            this.query = query;
            this.text = text;
            this.filter = filter;
            this.order = order;
        }

        Mono<SearchPage> page(@Nullable SearchCursor cursor) {
            return cursor == null
                    ? firstPage()
                    : found(cursor.reach(), cursor).flatMap(response -> page(cursor.reach(), response));
        }

        private Mono<SearchPage> firstPage() {
            return found(Reach.AS_TYPED, null)
                    .flatMap(typed -> isEnough(typed)
                            ? page(Reach.AS_TYPED, typed)
                            : found(Reach.SIMILAR, null).flatMap(similar -> page(Reach.SIMILAR, similar)));
        }

        /** The newest first would mix what matches nearly with what matches, so there it is for when nothing does. */
        private boolean isEnough(SearchResponse<Void> response) {
            int enough = switch (order) {
                case NEWEST -> 1;
                case RELEVANCE -> ENOUGH;
            };
            return total(response) >= enough
                    || text.terms(SearchTerm.Word.class, false).isEmpty();
        }

        private Mono<SearchResponse<Void>> found(Reach reach, @Nullable SearchCursor cursor) {
            return ask(() -> elasticsearch.search(
                    SearchRequests.of(alias, text, filter, order, reach, query.limit(), cursor), Void.class));
        }

        private Mono<SearchPage> page(Reach reach, SearchResponse<Void> response) {
            List<Found> found =
                    response.hits().hits().stream().map(SearchQueries::found).toList();
            Page<Found> page = Page.of(found, query.limit(), last -> SearchCursor.of(reach, last.key()));
            return hits.shown(query.viewer(), page.items())
                    .map(items -> new SearchPage(items, total(response), page.cursor()));
        }
    }

    private static long total(SearchResponse<Void> response) {
        TotalHits total = response.hits().total();
        return total == null ? 0 : total.value();
    }

    private static Found found(Hit<Void> hit) {
        return new Found(
                new MessageId(UUID.fromString(Objects.requireNonNull(hit.id()))),
                hit.sort().stream().map(SearchQueries::number).toList(),
                hit.highlight().getOrDefault("text", List.of()));
    }

    /** A score is a number with a fraction, which is always zero here. */
    private static long number(FieldValue value) {
        return value.isDouble() ? (long) value.doubleValue() : value.longValue();
    }
}
