package io.plexichat.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.TotalHits;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelStanding;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageView;
import io.plexichat.kernel.search.SearchMessages;
import io.plexichat.kernel.search.SearchPage;
import io.plexichat.kernel.search.SearchRejections;
import io.plexichat.query.channel.People;
import io.plexichat.query.channel.Standings;
import io.plexichat.query.message.MessageRow;
import io.plexichat.query.message.Messages;
import io.plexichat.query.reading.Cursor;
import io.plexichat.query.reading.Page;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** The index tells which messages match; what is shown of them, and to whom, the timeline and the directory tell. */
public final class SearchQueries {
    /** As many as Elasticsearch takes in one filter. */
    private static final int MAX_CHANNELS = 65_000;

    private final ElasticsearchAsyncClient elasticsearch;
    private final String alias;
    private final Standings standings;
    private final People people;
    private final Messages messages;

    public SearchQueries(
            ElasticsearchAsyncClient elasticsearch,
            String alias,
            Standings standings,
            People people,
            Messages messages) {
        this.elasticsearch = elasticsearch;
        this.alias = alias;
        this.standings = standings;
        this.people = people;
        this.messages = messages;
    }

    public Mono<SearchPage> search(SearchMessages query) {
        Cursor cursor = Cursor.parse(query.cursor(), 1);
        SearchText text = SearchText.parse(query.text());
        return channels(query).zipWith(author(query)).flatMap(found -> {
            SearchFilter inChannels = found.getT1();
            Optional<AccountId> author = found.getT2();
            if (text.isEmpty() || (query.from() != null && author.isEmpty())) {
                return Mono.just(new SearchPage(List.of(), 0, null));
            }
            SearchFilter filter = inChannels.from(author.orElse(null)).between(query.since(), query.until());
            return ask(() -> elasticsearch.search(
                            SearchRequests.of(alias, text, filter, query.limit(), cursor), Void.class))
                    .flatMap(response -> page(query, response));
        });
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

    private Mono<SearchFilter> channels(SearchMessages query) {
        ChannelId channelId = query.channelId();
        return channelId == null
                ? standings.hiddenChannelsOf(query.viewer(), MAX_CHANNELS).map(SearchFilter::inPublicChannelsAnd)
                : standings.readable(query.viewer(), channelId).map(_ -> SearchFilter.inChannel(channelId));
    }

    private Mono<Optional<AccountId>> author(SearchMessages query) {
        Username from = query.from();
        return from == null
                ? Mono.just(Optional.empty())
                : people.named(from).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    private Mono<SearchPage> page(SearchMessages query, SearchResponse<Void> response) {
        Page<Found> page = Page.of(found(response), query.limit(), last -> Cursor.of(last.position()));
        TotalHits total = response.hits().total();
        return shown(query.viewer(), page.items())
                .map(items -> new SearchPage(items, total == null ? 0 : total.value(), page.cursor()));
    }

    private static List<Found> found(SearchResponse<Void> response) {
        return response.hits().hits().stream()
                .map(hit -> new Found(
                        new MessageId(UUID.fromString(Objects.requireNonNull(hit.id()))),
                        hit.sort().getFirst().longValue(),
                        hit.highlight().getOrDefault("text", List.of())))
                .toList();
    }

    /** As they stand, without what was deleted or hidden since the index last heard of it. */
    private Mono<List<SearchPage.Hit>> shown(AccountId viewer, List<Found> found) {
        Map<MessageId, Found> byId = found.stream().collect(Collectors.toMap(Found::messageId, Function.identity()));
        return messages.find(byId.keySet())
                .flatMap(rows -> readable(viewer, rows))
                .flatMap(rows -> messages.views(viewer, rows))
                .map(views -> {
                    Map<MessageId, MessageView> shown =
                            views.stream().collect(Collectors.toMap(MessageView::messageId, Function.identity()));
                    return found.stream()
                            .filter(each -> shown.containsKey(each.messageId()))
                            .map(each -> new SearchPage.Hit(
                                    Objects.requireNonNull(shown.get(each.messageId())), each.highlight()))
                            .toList();
                });
    }

    private Mono<List<MessageRow>> readable(AccountId viewer, List<MessageRow> rows) {
        List<ChannelId> channels =
                rows.stream().map(MessageRow::channelId).distinct().toList();
        return standings
                .findAll(viewer, channels)
                .map(found -> rows.stream()
                        .filter(row -> !row.deleted())
                        .filter(row -> {
                            ChannelStanding standing = found.get(row.channelId());
                            return standing != null && standing.mayRead();
                        })
                        .toList());
    }

    private record Found(MessageId messageId, long position, List<String> highlight) {}
}
