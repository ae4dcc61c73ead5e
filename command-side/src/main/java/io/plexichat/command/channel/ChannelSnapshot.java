package io.plexichat.command.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.kernel.key.Sealed;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/**
 * How a {@link ChannelState} is stored in a snapshot. A change of its meaning is a new {@link Channel#SNAPSHOT_REVISION}; older
 * snapshots are then passed over and the events are read.
 */
record ChannelSnapshot(
        ChannelId channelId,
        LookupHash nameHash,
        Sealed name,
        boolean renamed,
        ChannelKind kind,
        Sealed topic,
        boolean topicChanged,
        boolean archived,
        List<Entry> memberships) {

    /** @param leftReadOnly null for no: most of thousands have nothing to tell */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            AccountId accountId,
            @Nullable ChannelRole role,
            @Nullable Instant mutedUntil,
            @Nullable Boolean leftReadOnly,
            Instant changedAt) {
        static Entry of(AccountId accountId, Membership membership) {
            return new Entry(
                    accountId,
                    membership.role(),
                    membership.mutedUntil(),
                    membership.leftReadOnly() ? true : null,
                    membership.changedAt());
        }

        Membership membership() {
            return new Membership(role, mutedUntil, Boolean.TRUE.equals(leftReadOnly), changedAt);
        }
    }

    ChannelSnapshot {
        memberships = List.copyOf(memberships);
    }

    static ChannelSnapshot of(ChannelState state) {
        return new ChannelSnapshot(
                state.channelId(),
                state.nameHash(),
                state.name(),
                state.renamed(),
                state.kind(),
                state.topic(),
                state.topicChanged(),
                state.archived(),
                state.memberships().entrySet().stream()
                        .map(entry -> Entry.of(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparing(entry -> entry.accountId().value()))
                        .toList());
    }

    ChannelState toState() {
        HashPMap<AccountId, Membership> byAccount = HashTreePMap.empty();
        int members = 0;
        int owners = 0;
        for (Entry entry : memberships) {
            byAccount = byAccount.plus(entry.accountId(), entry.membership());
            members += entry.role() == null ? 0 : 1;
            owners += entry.role() == ChannelRole.OWNER ? 1 : 0;
        }
        return new ChannelState(
                channelId, nameHash, name, renamed, kind, topic, topicChanged, archived, byAccount, members, owners);
    }
}
