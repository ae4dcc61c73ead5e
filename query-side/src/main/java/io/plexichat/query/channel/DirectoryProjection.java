package io.plexichat.query.channel;

import io.plexichat.kernel.account.AccountEvent.AccountRegistered;
import io.plexichat.kernel.channel.ChannelEvent;
import io.plexichat.kernel.channel.ChannelEvent.ChannelArchived;
import io.plexichat.kernel.channel.ChannelEvent.ChannelCreated;
import io.plexichat.kernel.channel.ChannelEvent.ChannelRenamed;
import io.plexichat.kernel.channel.ChannelEvent.ChannelUnarchived;
import io.plexichat.kernel.channel.ChannelEvent.MemberJoined;
import io.plexichat.kernel.channel.ChannelEvent.MemberLeft;
import io.plexichat.kernel.channel.ChannelEvent.MemberMuted;
import io.plexichat.kernel.channel.ChannelEvent.MemberRoleChanged;
import io.plexichat.kernel.channel.ChannelEvent.MemberUnmuted;
import io.plexichat.kernel.channel.ChannelEvent.TopicChanged;
import io.plexichat.query.projection.EventBatch;
import io.plexichat.query.projection.Projection;
import io.plexichat.query.projection.RowWriter;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.projection.Sequence;
import java.util.Set;

public final class DirectoryProjection implements Projection {
    private final Schema schema;
    private final DirectoryStatements sql;

    private final boolean mutes;

    public DirectoryProjection(Schema schema) {
        this(schema, /* mutes= */ true);
    }

    private DirectoryProjection(Schema schema, boolean mutes) {
        this.schema = schema;
        this.sql = new DirectoryStatements(schema);
        this.mutes = mutes;
    }

    /** Version 1, which does not know who is muted; it feeds tables that are there. */
    public static DirectoryProjection withoutMutes(Schema schema) {
        return new DirectoryProjection(schema, /* mutes= */ false);
    }

    /** Whether it is kept who is muted. */
    public boolean mutes() {
        return mutes;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(ChannelEvent.class, AccountRegistered.class);
    }

    @Override
    public Sequence sequence(Object event) {
        return event instanceof MemberJoined joined
                ? Sequence.OF_AGGREGATE.needing(joined.accountId())
                : Sequence.OF_AGGREGATE;
    }

    @Override
    public void project(EventBatch batch, RowWriter rows) {
        batch.forEach(event -> {
            switch (event.payload()) {
                case ChannelEvent channel -> on(event.position(), channel, rows);
                case AccountRegistered account -> on(account, rows);
                default -> throw new IllegalArgumentException("Expected an event of channels or accounts.");
            }
        });
    }

    private void on(AccountRegistered event, RowWriter rows) {
        rows.write(
                sql.addPerson,
                event.accountId().value(),
                event.username(),
                event.usernameHash().value(),
                event.displayName());
    }

    private void on(long position, ChannelEvent event, RowWriter rows) {
        switch (event) {
            case ChannelCreated(var id, var hash, var name, var kind, var topic, var _, var _) ->
                rows.write(sql.addChannel, id.value(), position, name, hash.value(), kind.name(), topic);
            case ChannelRenamed(var id, var hash, var name, var _, var _) ->
                rows.write(sql.rename, name, hash.value(), id.value());
            case TopicChanged(var id, var topic, var _, var _) -> rows.write(sql.changeTopic, topic, id.value());
            case ChannelArchived(var id, var _, var _) -> rows.write(sql.archive, true, id.value());
            case ChannelUnarchived(var id, var _, var _) -> rows.write(sql.archive, false, id.value());
            case MemberJoined(var id, var account, var role, var _, var at) ->
                rows.write(sql.join, id.value(), account.value(), role.name(), at, id.value());
            case MemberRoleChanged(var id, var account, var role, var _, var _) ->
                rows.write(sql.changeRole, role.name(), id.value(), account.value());
            case MemberMuted(var id, var account, var until, var _, var _) -> {
                if (mutes) {
                    rows.write(sql.mute, id.value(), account.value(), until);
                }
            }
            case MemberUnmuted(var id, var account, var _, var _) -> {
                if (mutes) {
                    rows.write(sql.unmute, id.value(), account.value());
                }
            }
            case MemberLeft(var id, var account, var _, var _) ->
                rows.write(sql.leave, id.value(), account.value(), id.value());
        }
    }
}
