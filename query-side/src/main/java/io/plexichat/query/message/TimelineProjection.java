package io.plexichat.query.message;

import io.plexichat.kernel.account.AccountEvent.AccountRegistered;
import io.plexichat.kernel.account.AccountNameEvent;
import io.plexichat.kernel.channel.ChannelEvent;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureBegun;
import io.plexichat.kernel.erasure.RetentionEvent.RetentionApplied;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.kernel.message.MessageEvent;
import io.plexichat.kernel.message.MessageEvent.MessageDeleted;
import io.plexichat.kernel.message.MessageEvent.MessageEdited;
import io.plexichat.kernel.message.MessageEvent.ReactionAdded;
import io.plexichat.kernel.message.MessageEvent.ReactionRemoved;
import io.plexichat.kernel.message.ReadMarkerEvent;
import io.plexichat.kernel.message.ReadMarkerEvent.ReadMarked;
import io.plexichat.query.projection.EventBatch;
import io.plexichat.query.projection.Projection;
import io.plexichat.query.projection.RowWriter;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.projection.Sequence;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

public final class TimelineProjection implements Projection {
    private final Schema schema;
    private final TimelineStatements sql;
    private final @Nullable MentionReader mentions;

    /** @param vault opens texts, to find who is mentioned; of what it opens nothing is kept */
    public TimelineProjection(Schema schema, KeyVault vault) {
        this(schema, new MentionReader(vault));
    }

    private TimelineProjection(Schema schema, @Nullable MentionReader mentions) {
        this.schema = schema;
        this.sql = new TimelineStatements(schema, mentions != null);
        this.mentions = mentions;
    }

    /** Version 1, without mentions; it feeds tables that are there. */
    public static TimelineProjection withoutMentions(Schema schema) {
        return new TimelineProjection(schema, (MentionReader) null);
    }

    /** Whether mentions are kept, and deleted messages are counted. */
    public boolean counts() {
        return sql.counts;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Set<Class<?>> events() {
        return mentions == null
                ? Set.of(AccountRegistered.class, ChannelEvent.class, MessageEvent.class, ReadMarkerEvent.class)
                : Set.of(
                        AccountNameEvent.class,
                        AccountRegistered.class,
                        ChannelEvent.class,
                        MessageEvent.class,
                        ReadMarkerEvent.class,
                        ErasureBegun.class,
                        RetentionApplied.class);
    }

    /**
     * A message's versions, reactions and mentions hang on it alone; of what is deferred, they keep their order. A marker only moves
     * forward, to what was said before it, and a membership that begins later starts behind that. What is counted is counted of the rows
     * there are.
     */
    @Override
    public Set<Class<?>> deferrable() {
        return Set.of(
                MessageEdited.class,
                MessageDeleted.class,
                ReactionAdded.class,
                ReactionRemoved.class,
                ReadMarkerEvent.class);
    }

    /**
     * A channel's numbers, markers and messages depend on each other: a channel waits as a whole. A message waits for the names it may
     * mention; asked only while letters wait, so it may open the text once more.
     */
    @Override
    public Sequence sequence(Object event) {
        return switch (event) {
            case ChannelEvent channel -> Sequence.of(channel.channelId());
            case MessageEvent message -> new Sequence(message.channelId().toString(), names(message));
            case ReadMarked marked -> Sequence.of(marked.channelId());
            default -> Sequence.OF_AGGREGATE;
        };
    }

    private List<String> names(MessageEvent event) {
        return mentions == null
                ? List.of()
                : mentions.names(event).stream()
                        .map(AccountNameEvent::aggregateOf)
                        .distinct()
                        .toList();
    }

    @Override
    public void project(EventBatch batch, RowWriter rows) {
        TimelineBatch timeline = new TimelineBatch(sql, rows, mentions, batch.events());
        FeedBatch feed = new FeedBatch(sql);
        batch.forEach(event -> {
            timeline.on(event);
            feed.on(event);
        });
        timeline.finish();
        feed.writeTo(rows);
    }
}
