package io.plexichat.query.search;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.search.SearchMessages;
import io.plexichat.query.channel.ChannelNames;
import io.plexichat.query.channel.People;
import io.plexichat.query.channel.Standings;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Which messages a question is about, whatever their words: those the viewer may read, less what channels, authors and times leave out.
 * A name that nobody has, and one of a channel that the viewer may not see, are alike: they find nothing, or leave nothing out.
 */
final class SearchScope {
    /** As many as Elasticsearch takes in one filter. */
    private static final int MAX_CHANNELS = 65_000;

    private final Standings standings;
    private final People people;
    private final ChannelNames channels;

    SearchScope(Standings standings, People people, ChannelNames channels) {
        this.standings = standings;
        this.people = people;
        this.channels = channels;
    }

    /** Empty when there can be no such message. */
    Mono<SearchFilter> of(SearchMessages query, SearchText text) {
        return readable(query)
                .map(filter -> filter.between(query.since(), query.until()).and(text))
                .flatMap(filter -> byParameter(query, filter))
                .flatMap(filter -> byAuthors(text, filter))
                .flatMap(filter -> byChannels(query.viewer(), text, filter));
    }

    private Mono<SearchFilter> readable(SearchMessages query) {
        ChannelId channelId = query.channelId();
        return channelId == null
                ? standings.hiddenChannelsOf(query.viewer(), MAX_CHANNELS).map(SearchFilter::inPublicChannelsAnd)
                : standings.readable(query.viewer(), channelId).map(_ -> SearchFilter.inChannel(channelId));
    }

    private Mono<SearchFilter> byParameter(SearchMessages query, SearchFilter filter) {
        Username from = query.from();
        return from == null ? Mono.just(filter) : people.named(from).map(author -> filter.from(List.of(author)));
    }

    private Mono<SearchFilter> byAuthors(SearchText text, SearchFilter filter) {
        List<SearchTerm.From> wanted = text.terms(SearchTerm.From.class, false);
        List<SearchTerm.From> others = text.terms(SearchTerm.From.class, true);
        return authors(wanted)
                .filter(found -> wanted.isEmpty() || !found.isEmpty())
                .map(found -> found.isEmpty() ? filter : filter.from(found))
                .zipWith(authors(others), (narrowed, left) -> left.isEmpty() ? narrowed : narrowed.notFrom(left));
    }

    private Mono<List<AccountId>> authors(List<SearchTerm.From> terms) {
        return Flux.fromIterable(terms)
                .concatMap(term -> people.named(term.author()))
                .collectList();
    }

    private Mono<SearchFilter> byChannels(AccountId viewer, SearchText text, SearchFilter filter) {
        List<SearchTerm.In> wanted = text.terms(SearchTerm.In.class, false);
        List<SearchTerm.In> others = text.terms(SearchTerm.In.class, true);
        return channels(viewer, wanted)
                .filter(found -> wanted.isEmpty() || !found.isEmpty())
                .map(found -> found.isEmpty() ? filter : filter.in(found))
                .zipWith(
                        channels(viewer, others), (narrowed, left) -> left.isEmpty() ? narrowed : narrowed.notIn(left));
    }

    /** Of a name as it was written; and without the number sign before it, if it has one. */
    private Mono<List<ChannelId>> channels(AccountId viewer, List<SearchTerm.In> terms) {
        return Flux.fromIterable(terms)
                .map(SearchTerm.In::channel)
                .concatMapIterable(
                        name -> name.value().startsWith("#") && name.value().length() > 1
                                ? List.of(name, new ChannelName(name.value().substring(1)))
                                : List.of(name))
                .concatMap(name -> channels.readable(viewer, name))
                .concatMapIterable(found -> found)
                .distinct()
                .collectList();
    }
}
