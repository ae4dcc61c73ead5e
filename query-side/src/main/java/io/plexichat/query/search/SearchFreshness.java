package io.plexichat.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import io.plexichat.query.projection.ProjectionProgress;
import io.plexichat.query.reading.Freshness;
import reactor.core.publisher.Mono;

/** Waits until a position is written, then makes it visible: the index itself would take up to a second. */
public final class SearchFreshness implements Freshness {
    private final ElasticsearchAsyncClient elasticsearch;
    private final String index;
    private final Freshness written;
    private final RefreshGate gate;

    public SearchFreshness(
            ElasticsearchAsyncClient elasticsearch, String index, ProjectionProgress progress, Freshness written) {
        this.elasticsearch = elasticsearch;
        this.index = index;
        this.written = written;
        this.gate = new RefreshGate(
                progress::position, () -> elasticsearch.indices().refresh(request -> request.index(index)));
    }

    @Override
    public Mono<Void> reached(long position) {
        return written.reached(position)
                .onErrorResume(behind -> requireReachable().then(Mono.error(behind)))
                .then(SearchQueries.ask(() -> gate.visible(position)));
    }

    /** Being away is why the index is behind, if it is away: the better answer. */
    private Mono<Void> requireReachable() {
        return SearchQueries.ask(() -> elasticsearch.indices().exists(request -> request.index(index)))
                .then();
    }
}
