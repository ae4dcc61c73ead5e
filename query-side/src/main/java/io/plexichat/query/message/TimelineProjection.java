package io.plexichat.query.message;

import io.plexichat.kernel.account.AccountEvent.AccountRegistered;
import io.plexichat.kernel.channel.ChannelEvent;
import io.plexichat.kernel.message.MessageEvent;
import io.plexichat.kernel.message.ReadMarkerEvent;
import io.plexichat.query.projection.EventBatch;
import io.plexichat.query.projection.Projection;
import io.plexichat.query.projection.RowWriter;
import io.plexichat.query.projection.Schema;
import java.util.Set;

public final class TimelineProjection implements Projection {
    private final Schema schema = new Schema("timeline", 1);
    private final TimelineStatements sql = new TimelineStatements(schema);

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(AccountRegistered.class, ChannelEvent.class, MessageEvent.class, ReadMarkerEvent.class);
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
