package io.plexichat.standalone.irc;

import io.plexichat.plugin.client.Channels;
import io.plexichat.plugin.client.Draft;
import io.plexichat.plugin.client.MembershipChange;
import io.plexichat.plugin.client.MessageBatch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A stretch of a log that goes to the server in one call for joins and leaves and one for messages. */
final class Delivery {
    private final MessageBatch messages = new MessageBatch();
    private final List<MembershipChange> changes = new ArrayList<>();
    private final Set<UUID> ids = new HashSet<>();
    private int doubles;

    /** False when there is no room any more. */
    boolean add(Draft draft) {
        if (ids.contains(draft.messageId())) {
            doubles++; // the same log was given twice
            return true;
        }
        return messages.add(draft) && ids.add(draft.messageId());
    }

    /** False when there is no room any more. */
    boolean add(MembershipChange change) {
        return changes.size() < Channels.MOST_CHANGES && changes.add(change);
    }

    MessageBatch messages() {
        return messages;
    }

    List<MembershipChange> changes() {
        return changes;
    }

    int doubles() {
        return doubles;
    }
}
