package io.plexichat.query.search;

import io.plexichat.kernel.message.MessageEvent.MessageEdited;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.query.projection.EventBatch;
import io.plexichat.query.projection.ProjectedEvent;
import io.plexichat.query.search.MessageIndex.Change;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of the documents in one batch: the last state of each. */
final class DocumentBatch {
    private final Map<String, @Nullable MessageDocument> current;
    private final Map<String, Change> changes = new LinkedHashMap<>();

    /** @param current those that {@link #needed} named and that are there */
    DocumentBatch(Map<String, MessageDocument> current) {
        this.current = new HashMap<>(current);
    }

    /** The documents that an edit in the batch needs and the batch itself does not hold. */
    static Set<String> needed(EventBatch batch) {
        Set<String> sent = new HashSet<>();
        Set<String> needed = new HashSet<>();
        for (ProjectedEvent event : batch.events()) {
            switch (event.payload()) {
                case MessageSent message -> sent.add(message.messageId().toString());
                case MessageEdited message -> {
                    String id = message.messageId().toString();
                    if (!sent.contains(id)) {
                        needed.add(id);
                    }
                }
                default -> {
                    // Needs no document.
                }
            }
        }
        return needed;
    }

    void send(MessageSent event, long position, boolean publicChannel, String text) {
        put(
                event.messageId().toString(),
                position,
                MessageDocument.of(
                        event.channelId().toString(),
                        publicChannel,
                        event.authorId().toString(),
                        position,
                        MessageDocument.micros(event.sentAt()),
                        text));
    }

    /** A message that is not there any more was deleted later, by an event that is yet to come again. */
    void edit(MessageEdited event, long position, String text) {
        String id = event.messageId().toString();
        MessageDocument document = current.get(id);
        if (document != null) {
            put(id, position, document.withText(text));
        }
    }

    /** Also what was erased: there is no text to search. */
    void delete(MessageId messageId, long position) {
        put(messageId.toString(), position, null);
    }

    List<Change> changes() {
        return List.copyOf(changes.values());
    }

    private void put(String id, long position, @Nullable MessageDocument document) {
        current.put(id, document);
        changes.put(id, new Change(id, position, document));
    }
}
