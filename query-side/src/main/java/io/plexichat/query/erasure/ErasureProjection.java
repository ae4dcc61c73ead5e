package io.plexichat.query.erasure;

import io.plexichat.kernel.erasure.ErasureEvent;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureBegun;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureCompleted;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureRequested;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureTakenBack;
import io.plexichat.kernel.erasure.ErasureEvent.HoldLifted;
import io.plexichat.kernel.erasure.ErasureEvent.HoldPlaced;
import io.plexichat.kernel.erasure.RetentionEvent;
import io.plexichat.kernel.erasure.RetentionEvent.RetentionApplied;
import io.plexichat.kernel.erasure.RetentionEvent.RetentionSet;
import io.plexichat.kernel.key.KeyDestruction;
import io.plexichat.kernel.key.KeySelection.OfChannelBefore;
import io.plexichat.query.projection.EventBatch;
import io.plexichat.query.projection.Projection;
import io.plexichat.query.projection.RowWriter;
import io.plexichat.query.projection.Schema;
import java.util.Set;

/**
 * Destroys keys as the log orders. That is durable before the position is, and doing it again changes nothing: so neither a crash nor a
 * vault brought back from an older copy leaves keys behind that the log says are gone.
 */
public final class ErasureProjection implements Projection {
    private final Schema schema;
    private final ErasureStatements sql;
    private final KeyDestruction keys;

    public ErasureProjection(Schema schema, KeyDestruction keys) {
        this.schema = schema;
        this.sql = new ErasureStatements(schema);
        this.keys = keys;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(ErasureEvent.class, RetentionEvent.class);
    }

    /** What the log ordered, for a vault that came back from an older copy and does not know of it. */
    @Override
    public void mend(RowWriter rows) {
        rows.query(sql.ordersAfter, DestructionOrder::read, keys.destroyedThrough())
                .forEach(order -> {
                    long _ = keys.destroy(order.selection(), order.position(), order.at());
                });
    }

    @Override
    public void project(EventBatch batch, RowWriter rows) {
        batch.forEach(event -> {
            switch (event.payload()) {
                case ErasureEvent erasure -> on(erasure, event.position(), rows);
                case RetentionEvent retention -> on(retention, event.position(), rows);
                default -> throw new IllegalArgumentException("Expected an event of erasures or retention.");
            }
        });
    }

    private void on(ErasureEvent event, long position, RowWriter rows) {
        switch (event) {
            case ErasureRequested(var id, var subject, var by, var dueAt, var at) ->
                rows.write(
                        sql.request,
                        id.value(),
                        SubjectColumns.account(subject),
                        SubjectColumns.channel(subject),
                        by.value(),
                        at,
                        dueAt,
                        position);
            case ErasureTakenBack(var id, var _, var by, var at) ->
                rows.write(sql.takeBack, by.value(), at, id.value());
            case ErasureBegun(var id, var subject, var _, var at) -> {
                long destroyed = keys.destroy(subject.keys(), position, at);
                rows.write(sql.begin, at, position, destroyed, id.value());
            }
            case ErasureCompleted(var id, var _, var destroyed, var messages, var at) ->
                rows.write(sql.complete, at, position, destroyed, messages, id.value());
            case HoldPlaced(var id, var subject, var reason, var by, var at) ->
                rows.write(
                        sql.place,
                        id.value(),
                        SubjectColumns.account(subject),
                        SubjectColumns.channel(subject),
                        reason.toBytes(),
                        by.value(),
                        at,
                        position);
            case HoldLifted(var id, var _, var by, var at) -> rows.write(sql.lift, by.value(), at, id.value());
        }
    }

    private void on(RetentionEvent event, long position, RowWriter rows) {
        switch (event) {
            case RetentionSet(var channel, var rule, var by, var at) ->
                rows.write(
                        sql.setRule,
                        channel == null ? null : channel.value(),
                        RuleColumns.kind(rule),
                        RuleColumns.keepMicros(rule),
                        by.value(),
                        at);
            case RetentionApplied(var channel, var firstKept, var _, var at) -> {
                long _ = keys.destroy(new OfChannelBefore(channel, firstKept), position, at);
                rows.write(sql.applied, channel.value(), firstKept.atDay(1), position, at);
            }
        }
    }
}
