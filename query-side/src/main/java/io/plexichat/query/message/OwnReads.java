package io.plexichat.query.message;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.query.projection.RowWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who sends has read so far. Held back, as only the last of each member in each channel matters. */
final class OwnReads {
    private final TimelineStatements sql;
    private final RowWriter rows;
    private final Map<Reader, Long> held = new LinkedHashMap<>();

    OwnReads(TimelineStatements sql, RowWriter rows) {
        this.sql = sql;
        this.rows = rows;
    }

    void add(ChannelId channelId, AccountId accountId, long seq) {
        held.put(new Reader(channelId, accountId), seq);
    }

    /** To be called before memberships change: a marker belongs to one membership. */
    void write() {
        held.forEach((reader, seq) -> rows.write(
                sql.readUpToSeq,
                seq,
                reader.channelId().value(),
                reader.accountId().value()));
        held.clear();
    }

    private record Reader(ChannelId channelId, AccountId accountId) {}
}
