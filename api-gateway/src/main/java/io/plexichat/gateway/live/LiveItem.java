package io.plexichat.gateway.live;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.live.LiveEvent;
import io.plexichat.kernel.live.LiveEventType;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An event and its frame, made once for all who may see it. Exchanged when what it shows is deleted, also for whom it waits. */
final class LiveItem {
    private static final int OVERHEAD_BYTES = 500;

    private final LiveJson json;
    private volatile Shown shown;

    /** @param frame as it is for all who have not reacted to the message */
    private record Shown(LiveEvent event, Frame frame) {}

    private LiveItem(LiveEvent event, LiveJson json) {
        this.json = json;
        this.shown = new Shown(event, json.frame(event));
    }

    static LiveItem of(LiveEvent event, LiveJson json) {
        return new LiveItem(event, json);
    }

    LiveEvent event() {
        return shown.event();
    }

    long position() {
        return shown.event().position();
    }

    Frame frameFor(AccountId viewer) {
        Shown now = shown;
        return hasReacted(viewer, now.event()) ? json.frame(now.event(), viewer) : now.frame();
    }

    /** The messages that some items tell the deletion of, as they stand since. */
    static Map<MessageId, MessageView> deletedIn(List<LiveItem> items) {
        Map<MessageId, MessageView> deleted = new HashMap<>();
        for (LiveItem item : items) {
            MessageView message = item.event().message();
            if (item.event().type() == LiveEventType.MESSAGE_DELETED && message != null) {
                deleted.put(message.messageId(), message);
            }
        }
        return deleted;
    }

    /** In memory, in bytes. */
    long size() {
        return OVERHEAD_BYTES + (long) frameSize();
    }

    /** Of what is written to a client, in bytes. */
    int frameSize() {
        return shown.frame().size();
    }

    /** Shows its message as it stands since it was deleted, if it was. */
    void redact(Map<MessageId, MessageView> deleted) {
        LiveEvent event = shown.event();
        MessageView before = event.message();
        MessageView message = before == null || before.deleted() ? null : deleted.get(before.messageId());
        if (message == null) {
            return;
        }
        LiveEvent redacted = new LiveEvent(
                event.position(),
                event.type(),
                event.channelId(),
                event.at(),
                event.accountId(),
                message,
                null,
                event.reaction(),
                event.channel(),
                event.member(),
                event.readMarker());
        shown = new Shown(redacted, json.frame(redacted));
    }

    private static boolean hasReacted(AccountId viewer, LiveEvent event) {
        Map<String, Set<AccountId>> reactors = event.reactors();
        if (reactors == null) {
            return false;
        }
        for (Set<AccountId> accounts : reactors.values()) {
            if (accounts.contains(viewer)) {
                return true;
            }
        }
        return false;
    }
}
