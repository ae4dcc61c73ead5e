package io.plexichat.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.CommonStatsFlag;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.StoreStats;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import co.elastic.clients.elasticsearch.indices.stats.IndexStats;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;
import io.plexichat.query.projection.ProjectionTarget;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.projection.TargetSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** One generation of the index, for its projection. */
public final class MessageIndex implements ProjectionTarget {
    private static final Set<Integer> AWAY = Set.of(408, 429, 502, 503, 504);
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;
    /** Bounds a request to some tens of megabytes, should every message be as long as it may. */
    private static final int BULK_SIZE = 500;

    private static final Time NEVER = Time.of(time -> time.time("-1"));
    private static final Time DEFAULT = Time.of(time -> time.time("1s"));

    private final ElasticsearchClient elasticsearch;
    private final String alias;
    private final String name;

    /** @param alias what tools ask, and what names of indices begin with */
    MessageIndex(ElasticsearchClient elasticsearch, String alias, Schema schema) {
        this.elasticsearch = elasticsearch;
        this.alias = alias;
        this.name = name(alias, schema);
    }

    /** The index of one generation. Searches name it, so that an answer is of one generation, like the rows it is joined with. */
    public static String name(String alias, Schema schema) {
        return alias + schema.suffix();
    }

    @Override
    public boolean isThere() throws IOException {
        return elasticsearch.indices().exists(request -> request.index(name)).value();
    }

    /** In bulk, nothing becomes visible: what no one searches needs no segments of each second. */
    @Override
    public void create(boolean bulk) throws IOException {
        try (InputStream definition = MessageIndex.class.getResourceAsStream("messages.json")) {
            elasticsearch.indices().create(request -> request.index(name).withJson(definition));
        } catch (ElasticsearchException e) {
            if (!"resource_already_exists_exception".equals(e.error().type())) {
                throw e;
            }
        }
        if (bulk) {
            refreshEach(NEVER);
        }
    }

    @Override
    public void endBulk() throws IOException {
        refreshEach(DEFAULT);
        elasticsearch.indices().refresh(request -> request.index(name));
    }

    @Override
    public void activate() throws IOException {
        elasticsearch
                .indices()
                .updateAliases(request -> request.actions(
                        Action.of(action -> action.remove(remove ->
                                remove.index(alias + "_*").alias(alias).mustExist(false))),
                        Action.of(action ->
                                action.add(add -> add.index(name).alias(alias).isWriteIndex(false)))));
    }

    @Override
    public long bytes() throws IOException {
        IndexStats all = elasticsearch
                .indices()
                .stats(request -> request.index(name).metric(CommonStatsFlag.Store))
                .all()
                .primaries();
        StoreStats store = all == null ? null : all.store();
        return store == null ? 0 : store.sizeInBytes();
    }

    @Override
    public TargetSnapshot snapshot() throws IOException {
        elasticsearch.indices().refresh(request -> request.index(name));
        return IndexSnapshot.of(elasticsearch, name);
    }

    private void refreshEach(Time interval) throws IOException {
        elasticsearch
                .indices()
                .putSettings(request -> request.index(name).settings(settings -> settings.refreshInterval(interval)));
    }

    @Override
    public void drop() throws IOException {
        elasticsearch.indices().delete(request -> request.index(name).ignoreUnavailable(true));
    }

    @Override
    public boolean isUnavailable(Throwable cause) {
        return cause instanceof IOException
                || (cause instanceof ElasticsearchException answer && AWAY.contains(answer.status()));
    }

    /** Those of the documents that are there, also ones that no search sees yet. */
    Map<String, MessageDocument> get(Collection<String> ids) throws IOException {
        Map<String, MessageDocument> found = new HashMap<>();
        if (!ids.isEmpty()) {
            for (MultiGetResponseItem<MessageDocument> item : elasticsearch
                    .mget(request -> request.index(name).ids(List.copyOf(ids)), MessageDocument.class)
                    .docs()) {
                if (item.isResult() && item.result().source() != null) {
                    found.put(item.result().id(), item.result().source());
                }
            }
        }
        return found;
    }

    /** Returns once all are on disk, each of them another document. What is there in a newer version stays. */
    void write(List<Change> changes) throws IOException {
        List<Callable<BulkResponse>> requests = new ArrayList<>();
        for (int from = 0; from < changes.size(); from += BULK_SIZE) {
            List<BulkOperation> operations = changes.subList(from, Math.min(changes.size(), from + BULK_SIZE)).stream()
                    .map(Change::operation)
                    .toList();
            requests.add(() -> elasticsearch.bulk(request -> request.index(name).operations(operations)));
        }
        for (BulkResponse response : Together.all(requests)) {
            check(response);
        }
    }

    private static void check(BulkResponse response) throws IOException {
        if (!response.errors()) {
            return;
        }
        for (BulkResponseItem item : response.items()) {
            boolean isWritten = item.status() < 300 || item.status() == CONFLICT;
            boolean isGoneAlready = item.status() == NOT_FOUND && item.error() == null;
            if (AWAY.contains(item.status())) {
                throw new IOException("Expected Elasticsearch to take documents, but it answered " + item.status());
            }
            if (!isWritten && !isGoneAlready) {
                throw new IllegalStateException("Expected Elasticsearch to take document " + item.id()
                        + ", but it answered " + item.status() + ".");
            }
        }
    }

    /**
     * A removal also takes what the same event wrote: a batch may be taken again after keys were destroyed in between.
     *
     * @param document null to remove it
     */
    record Change(String id, long version, @Nullable MessageDocument document) {
        private BulkOperation operation() {
            MessageDocument written = document;
            return written == null
                    ? BulkOperation.of(operation -> operation.delete(
                            delete -> delete.id(id).version(version).versionType(VersionType.ExternalGte)))
                    : BulkOperation.of(operation -> operation.<MessageDocument>index(index -> index.id(id)
                            .version(version)
                            .versionType(VersionType.External)
                            .document(written)));
        }
    }
}
