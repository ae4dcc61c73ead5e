package io.plexichat.query.message;

import io.plexichat.kernel.account.AccountEvent.AccountRegistered;
import io.plexichat.kernel.channel.ChannelEvent;
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
import java.util.Set;

public final class TimelineProjection implements Projection {
    private final Schema schema;
    private final TimelineStatements sql;

    public TimelineProjection(Schema schema) {
        this.schema = schema;
        this.sql = new TimelineStatements(schema);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(AccountRegistered.class, ChannelEvent.class, MessageEvent.class, ReadMarkerEvent.class);
    }

    /**
     * A message's versions and reactions hang on it alone; of what is deferred, they keep their order. A marker only moves forward, to
     * what was said before it, and a membership that begins later starts behind that.
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

    /** A channel's numbers, markers and messages depend on each other: a channel waits as a whole. */
    @Override
    public Sequence sequence(Object event) {
        return switch (event) {
            case ChannelEvent channel -> Sequence.of(channel.channelId());
            case MessageEvent message -> Sequence.of(message.channelId());
            case ReadMarked marked -> Sequence.of(marked.channelId());
            default -> Sequence.OF_AGGREGATE;
        };
    }

    @Override
    public void project(EventBatch batch, RowWriter rows) {
        TimelineBatch timeline = new TimelineBatch(sql, rows, batch.events());
        FeedBatch feed = new FeedBatch(sql);
        batch.forEach(event -> {
            timeline.on(event);
            feed.on(event);
        });
        timeline.finish();
        feed.writeTo(rows);
    }
}
