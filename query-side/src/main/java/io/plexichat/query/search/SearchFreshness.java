package io.plexichat.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import io.plexichat.query.projection.ProjectionProgress;
import io.plexichat.query.reading.Freshness;
import reactor.core.publisher.Mono;

/** Waits until a position is written, then makes it visible: the index itself would take up to a second. */
public final class SearchFreshness implements Freshness {
    private final Freshness written;
    private final RefreshGate gate;

    public SearchFreshness(
            ElasticsearchAsyncClient elasticsearch, String alias, ProjectionProgress progress, Freshness written) {
        this.written = written;
        this.gate = new RefreshGate(
                progress::position, () -> elasticsearch.indices().refresh(request -> request.index(alias)));
    }

    @Override
    public Mono<Void> reached(long position) {
        return written.reached(position).then(SearchQueries.ask(() -> gate.visible(position)));
    }
}
