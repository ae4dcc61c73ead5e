package io.plexichat.query.message;

import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.query.projection.RowWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The messages that a batch deletes, all at its end. They are counted by a binary indexed tree over the numbers of their channel, so
 * that counting those from some number on reads a row for each binary digit at most, however long the history is.
 */
final class Deletions {
    private final TimelineStatements sql;
    private final RowWriter rows;
    private final Set<MessageId> messages = new LinkedHashSet<>();

    Deletions(TimelineStatements sql, RowWriter rows) {
        this.sql = sql;
        this.rows = rows;
    }

    void add(MessageId messageId) {
        messages.add(messageId);
    }

    /** Whether a message is not to be changed any more. */
    boolean contain(MessageId messageId) {
        return messages.contains(messageId);
    }

    void write() {
        if (messages.isEmpty()) {
            return;
        }
        UUID[] ids = messages.stream().map(MessageId::value).toArray(UUID[]::new);
        rows.write(sql.dropVersions, (Object) ids);
        rows.write(sql.dropReactions, (Object) ids);
        if (sql.counts) {
            count(rows.query(
                    sql.deleteAndTell,
                    row -> new Node(new ChannelId(row.getObject("channel_id", UUID.class)), row.getLong("seq")),
                    (Object) ids));
        } else {
            rows.write(sql.delete, (Object) ids);
        }
    }

    private void count(List<Node> deleted) {
        Map<Node, Long> added = new LinkedHashMap<>();
        for (Node leaf : deleted) {
            for (long node = leaf.number(); node > 0; node &= node - 1) {
                added.merge(new Node(leaf.channelId(), node), 1L, Long::sum);
            }
        }
        if (added.isEmpty()) {
            return;
        }
        List<UUID> channels = new ArrayList<>();
        List<Long> nodes = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        added.forEach((node, count) -> {
            channels.add(node.channelId().value());
            nodes.add(node.number());
            counts.add(count);
        });
        rows.write(
                sql.countDeletions,
                channels.toArray(UUID[]::new),
                nodes.toArray(Long[]::new),
                counts.toArray(Long[]::new));
    }

    private record Node(ChannelId channelId, long number) {}
}
