package io.plexichat.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.indices.IndicesStatsResponse;
import co.elastic.clients.elasticsearch.indices.SegmentsResponse;
import co.elastic.clients.elasticsearch.indices.stats.ShardSequenceNumber;
import co.elastic.clients.elasticsearch.indices.stats.ShardStats;
import io.plexichat.kernel.erasure.ErasureQuery.AwaitSearchPurge;
import io.plexichat.kernel.erasure.ErasureQuery.SearchPurged;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Gets what is deleted out of the files of the search engine. A deleted document stands in its segment until that is merged, also in the
 * merged one while a retention lease or the last commit keeps it for copies of the index that are behind, and in the translog until a
 * flush. So: wait until the leases are past it, flush, note the segments with deletions, and merge until none of them is there any more.
 * A merge passes over what is still kept, and may copy it, so it is asked for again at each look, and all is done twice. Other deletions
 * may come meanwhile: the segments noted do not come back. All generations of the index are purged, also those being built.
 */
public final class SearchPurge {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final ElasticsearchAsyncClient elasticsearch;
    private final String indices;

    public SearchPurge(ElasticsearchAsyncClient elasticsearch, String alias) {
        this.elasticsearch = elasticsearch;
        this.indices = alias + "_*";
    }

    public Mono<SearchPurged> purge(AwaitSearchPurge query) {
        return stats().map(SearchPurge::lastOperations)
                .flatMap(last -> until(() -> stats().map(stats -> leasesArePast(last, stats))))
                .then(round())
                .then(round())
                .then(refresh())
                .then(flush())
                .thenReturn(new SearchPurged())
                .timeout(LONGEST);
    }

    private Mono<Boolean> round() {
        return Mono.defer(() -> flush().then(refresh()))
                .then(Mono.defer(this::withDeletions))
                .flatMap(noted -> noted.isEmpty()
                        ? Mono.just(true)
                        : until(() -> flush().then(merge()).then(refresh()).then(gone(noted))));
    }

    private static Mono<Boolean> until(Supplier<Mono<Boolean>> condition) {
        return Mono.defer(condition)
                .filter(Boolean::booleanValue)
                .repeatWhenEmpty(looks -> looks.delayElements(BETWEEN_LOOKS));
    }

    private Mono<IndicesStatsResponse> stats() {
        return SearchQueries.ask(() -> elasticsearch
                .indices()
                .stats(request -> request.index(indices).level(co.elastic.clients.elasticsearch._types.Level.Shards)));
    }

    /** Of each copy of each shard: the shard and its highest sequence number. */
    private static Set<String> lastOperations(IndicesStatsResponse stats) {
        Set<String> last = new HashSet<>();
        forEachShard(stats, (shard, copy) -> {
            ShardSequenceNumber operations = copy.seqNo();
            if (operations != null) {
                last.add(shard + "#" + operations.maxSeqNo());
            }
        });
        return last;
    }

    private static boolean leasesArePast(Set<String> last, IndicesStatsResponse stats) {
        Set<String> behind = new HashSet<>();
        forEachShard(stats, (shard, copy) -> {
            if (copy.retentionLeases() == null) {
                return;
            }
            long retained = copy.retentionLeases().leases().stream()
                    .mapToLong(lease -> lease.retainingSeqNo())
                    .min()
                    .orElse(Long.MAX_VALUE);
            last.stream()
                    .filter(operation -> operation.startsWith(shard + "#"))
                    .filter(operation -> retained <= Long.parseLong(operation.substring(shard.length() + 1)))
                    .forEach(behind::add);
        });
        return behind.isEmpty();
    }

    private interface OfShard {
        void accept(String shard, ShardStats copy);
    }

    private static void forEachShard(IndicesStatsResponse stats, OfShard visitor) {
        stats.indices()
                .forEach((index, found) -> found.shards()
                        .forEach((number, copies) ->
                                copies.forEach(copy -> visitor.accept(index + "/" + number, copy))));
    }

    private Mono<Boolean> gone(Set<String> noted) {
        return withDeletions().map(left -> left.stream().noneMatch(noted::contains));
    }

    /** Names of segments with deletions; a name is never given twice. */
    private Mono<Set<String>> withDeletions() {
        return SearchQueries.ask(() -> elasticsearch.indices().segments(request -> request.index(indices)))
                .map(SearchPurge::withDeletions);
    }

    private static Set<String> withDeletions(SegmentsResponse response) {
        Set<String> names = new HashSet<>();
        response.indices()
                .forEach((index, found) -> found.shards()
                        .forEach((number, copies) ->
                                copies.forEach(copy -> copy.segments().forEach((name, segment) -> {
                                    if (segment.deletedDocs() > 0) {
                                        names.add(index + "/" + number + "/"
                                                + copy.routing().node() + "/" + name);
                                    }
                                }))));
        return names;
    }

    private Mono<?> merge() {
        return SearchQueries.ask(() -> elasticsearch
                .indices()
                .forcemerge(request -> request.index(indices)
                        .onlyExpungeDeletes(true)
                        .flush(true)
                        .waitForCompletion(false)));
    }

    private Mono<?> flush() {
        return SearchQueries.ask(() -> elasticsearch
                .indices()
                .flush(request -> request.index(indices).force(true).waitIfOngoing(true)));
    }

    private Mono<?> refresh() {
        return SearchQueries.ask(() -> elasticsearch.indices().refresh(request -> request.index(indices)));
    }
}
