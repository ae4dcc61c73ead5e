package io.plexichat.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.plexichat.kernel.channel.ChannelEvent.ChannelCreated;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.key.KeyId;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.kernel.key.Opener;
import io.plexichat.kernel.message.MessageBindings;
import io.plexichat.kernel.message.MessageEvent.MessageDeleted;
import io.plexichat.kernel.message.MessageEvent.MessageEdited;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import io.plexichat.query.projection.EventBatch;
import io.plexichat.query.projection.ProjectedEvent;
import io.plexichat.query.projection.Projection;
import io.plexichat.query.projection.ProjectionTarget;
import io.plexichat.query.projection.RowWriter;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.projection.Sequence;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public final class SearchProjection implements Projection {
    private final Schema schema;
    private final String addChannel;
    private final String readChannels;
    private final MessageIndex index;
    private final KeyVault vault;
    /** Never changes, so it is read once. */
    private final Map<UUID, Boolean> isPublic = new ConcurrentHashMap<>();

    public SearchProjection(Schema schema, ElasticsearchClient elasticsearch, String alias, KeyVault vault) {
        this.schema = schema;
        this.addChannel = schema.sql("insert into {schema}.channel (channel_id, is_public) values (?, ?)");
        this.readChannels = schema.sql("select * from {schema}.channel where channel_id = any(?)");
        this.vault = vault;
        this.index = new MessageIndex(elasticsearch, alias, schema);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(ChannelCreated.class, MessageSent.class, MessageEdited.class, MessageDeleted.class);
    }

    @Override
    public ProjectionTarget target() {
        return index;
    }

    @Override
    public Sequence sequence(Object event) {
        return event instanceof MessageSent sent
                ? Sequence.OF_AGGREGATE.needing(sent.channelId())
                : Sequence.OF_AGGREGATE;
    }

    @Override
    public void project(EventBatch batch, RowWriter rows) throws IOException {
        loadChannels(batch, rows);
        DocumentBatch documents = new DocumentBatch(index.get(DocumentBatch.needed(batch)));
        Opener opener = vault.opener(keys(batch));
        batch.forEach(event -> on(event, documents, opener, rows));
        index.write(documents.changes());
    }

    private void on(ProjectedEvent event, DocumentBatch documents, Opener opener, RowWriter rows) {
        switch (event.payload()) {
            case ChannelCreated created -> {
                boolean open = created.kind() == ChannelKind.PUBLIC;
                isPublic.put(created.channelId().value(), open);
                rows.write(addChannel, created.channelId().value(), open);
            }
            case MessageSent sent ->
                opener.open(sent.text(), MessageBindings.text(sent.messageId(), false))
                        .ifPresentOrElse(
                                text -> documents.send(sent, event.position(), isPublic(sent.channelId()), text),
                                () -> documents.delete(sent.messageId(), event.position()));
            case MessageEdited edited ->
                opener.open(edited.text(), MessageBindings.text(edited.messageId(), true))
                        .ifPresentOrElse(
                                text -> documents.edit(edited, event.position(), text),
                                () -> documents.delete(edited.messageId(), event.position()));
            case MessageDeleted deleted -> documents.delete(deleted.messageId(), event.position());
            default -> throw new IllegalArgumentException("Expected an event of channels or messages.");
        }
    }

    private static Set<KeyId> keys(EventBatch batch) {
        return batch.events().stream()
                .flatMap(event -> switch (event.payload()) {
                    case MessageSent sent -> Stream.of(sent.text().keyId());
                    case MessageEdited edited -> Stream.of(edited.text().keyId());
                    default -> Stream.empty();
                })
                .collect(Collectors.toSet());
    }

    private boolean isPublic(ChannelId channelId) {
        return isPublic.getOrDefault(channelId.value(), false);
    }

    private void loadChannels(EventBatch batch, RowWriter rows) {
        Set<UUID> unknown = batch.events().stream()
                .map(ProjectedEvent::payload)
                .filter(MessageSent.class::isInstance)
                .map(sent -> ((MessageSent) sent).channelId().value())
                .filter(channel -> !isPublic.containsKey(channel))
                .collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            rows.query(
                            readChannels,
                            row -> Map.entry(row.getObject("channel_id", UUID.class), row.getBoolean("is_public")),
                            (Object) unknown.toArray(UUID[]::new))
                    .forEach(known -> isPublic.put(known.getKey(), known.getValue()));
        }
    }
}
