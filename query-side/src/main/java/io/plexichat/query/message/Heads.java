package io.plexichat.query.message;

import io.plexichat.kernel.channel.ChannelEvent.MemberJoined;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import io.plexichat.query.projection.ProjectedEvent;
import io.plexichat.query.projection.RowWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The last message of each channel that a batch is about: read once at its start, written once at its end. */
final class Heads {
    private static final Head NONE = new Head(0, -1);

    private final TimelineStatements sql;
    private final RowWriter rows;
    private final Map<UUID, Head> heads = new HashMap<>();
    private final Set<UUID> changed = new LinkedHashSet<>();

    Heads(TimelineStatements sql, RowWriter rows, List<ProjectedEvent> batch) {
        this.sql = sql;
        this.rows = rows;
        Set<UUID> channels = new HashSet<>();
        for (ProjectedEvent event : batch) {
            switch (event.payload()) {
                case MessageSent sent -> channels.add(sent.channelId().value());
                case MemberJoined joined -> channels.add(joined.channelId().value());
                default -> {
                    // Asks for no head.
                }
            }
        }
        if (!channels.isEmpty()) {
            rows.query(
                            sql.readHeads,
                            row -> Map.entry(
                                    row.getObject("channel_id", UUID.class),
                                    new Head(row.getLong("last_seq"), row.getLong("last_position"))),
                            (Object) channels.toArray(UUID[]::new))
                    .forEach(head -> heads.put(head.getKey(), head.getValue()));
        }
    }

    Head of(ChannelId channelId) {
        return heads.getOrDefault(channelId.value(), NONE);
    }

    Head next(ChannelId channelId, long position) {
        Head next = new Head(of(channelId).lastSeq() + 1, position);
        heads.put(channelId.value(), next);
        changed.add(channelId.value());
        return next;
    }

    void write() {
        changed.forEach(channel -> {
            Head head = heads.getOrDefault(channel, NONE);
            rows.write(sql.putHead, channel, head.lastSeq(), head.lastPosition());
        });
    }

    record Head(long lastSeq, long lastPosition) {}
}
