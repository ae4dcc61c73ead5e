package io.plexichat.query.message;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.query.projection.RowWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How far members have read: who joins has read what is there, who sends has read up to that. A batch is counted here, and what is left
 * of it written by a statement for each kind of change, as only the last of each member in each channel matters.
 */
final class ReadMarkers {
    private final TimelineStatements sql;
    private final RowWriter rows;
    private final Map<Membership, Change> held = new LinkedHashMap<>();

    ReadMarkers(TimelineStatements sql, RowWriter rows) {
        this.sql = sql;
        this.rows = rows;
    }

    /** @param seq of the last message there is */
    void join(ChannelId channelId, AccountId accountId, long seq) {
        held.put(new Membership(channelId, accountId), new Change(Kind.SET, seq));
    }

    void leave(ChannelId channelId, AccountId accountId) {
        held.put(new Membership(channelId, accountId), new Change(Kind.REMOVE, 0));
    }

    /** Concerns nobody who is not a member. */
    void advance(ChannelId channelId, AccountId accountId, long seq) {
        held.merge(new Membership(channelId, accountId), new Change(Kind.ADVANCE, seq), Change::then);
    }

    /** To be called before a marker is moved forward by something else: it has to be there, or to be gone. */
    void writeBefore(ChannelId channelId, AccountId accountId) {
        Change change = held.get(new Membership(channelId, accountId));
        if (change != null && change.kind() != Kind.ADVANCE) {
            write();
        }
    }

    void write() {
        for (Kind kind : Kind.values()) {
            write(kind);
        }
        held.clear();
    }

    private void write(Kind kind) {
        List<UUID> channels = new ArrayList<>();
        List<UUID> accounts = new ArrayList<>();
        List<Long> seqs = new ArrayList<>();
        held.forEach((membership, change) -> {
            if (change.kind() == kind) {
                channels.add(membership.channelId().value());
                accounts.add(membership.accountId().value());
                seqs.add(change.seq());
            }
        });
        if (channels.isEmpty()) {
            return;
        }
        UUID[] ofChannels = channels.toArray(UUID[]::new);
        UUID[] ofAccounts = accounts.toArray(UUID[]::new);
        switch (kind) {
            case SET -> rows.write(sql.setMarkers, ofChannels, ofAccounts, seqs.toArray(Long[]::new));
            case ADVANCE -> rows.write(sql.advanceMarkers, ofChannels, ofAccounts, seqs.toArray(Long[]::new));
            case REMOVE -> rows.write(sql.removeMarkers, ofChannels, ofAccounts);
        }
    }

    private enum Kind {
        SET,
        ADVANCE,
        REMOVE
    }

    private record Membership(ChannelId channelId, AccountId accountId) {}

    private record Change(Kind kind, long seq) {
        Change then(Change advance) {
            return kind == Kind.REMOVE ? this : new Change(kind, Math.max(seq, advance.seq));
        }
    }
}
