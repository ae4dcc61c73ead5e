package io.plexichat.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.plexichat.query.projection.TargetSnapshot;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The documents of one index at a point in time, by position. */
final class IndexSnapshot implements TargetSnapshot {
    private static final Logger log = LoggerFactory.getLogger(IndexSnapshot.class);
    private static final Time KEPT = Time.of(time -> time.time("5m"));
    private static final int PAGE = 2_000;

    private final ElasticsearchClient elasticsearch;
    private final String pointInTime;
    private @Nullable FieldValue after;

    private IndexSnapshot(ElasticsearchClient elasticsearch, String pointInTime) {
        this.elasticsearch = elasticsearch;
        this.pointInTime = pointInTime;
    }

    static IndexSnapshot of(ElasticsearchClient elasticsearch, String index) throws IOException {
        return new IndexSnapshot(
                elasticsearch,
                elasticsearch
                        .openPointInTime(request -> request.index(index).keepAlive(KEPT))
                        .id());
    }

    @Override
    public String name() {
        return "document";
    }

    @Override
    public List<Item> next() throws IOException {
        List<Hit<MessageDocument>> hits =
                elasticsearch.search(this::page, MessageDocument.class).hits().hits();
        if (!hits.isEmpty()) {
            after = hits.getLast().sort().getFirst();
        }
        return hits.stream()
                .map(hit -> {
                    MessageDocument document = Objects.requireNonNull(hit.source());
                    return new Item(document.position(), hit.id() + ":" + document.digest());
                })
                .toList();
    }

    private SearchRequest.Builder page(SearchRequest.Builder request) {
        request.pit(point -> point.id(pointInTime).keepAlive(KEPT))
                .size(PAGE)
                .trackTotalHits(total -> total.enabled(false))
                .sort(sort -> sort.field(field -> field.field("position").order(SortOrder.Asc)));
        FieldValue last = after;
        return last == null ? request : request.searchAfter(last);
    }

    @Override
    public void close() {
        try {
            elasticsearch.closePointInTime(request -> request.id(pointInTime));
        } catch (IOException | RuntimeException e) {
            log.debug("A point in time was not closed; it ends by itself.", e);
        }
    }
}
