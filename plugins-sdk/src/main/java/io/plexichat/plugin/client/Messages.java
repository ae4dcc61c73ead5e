package io.plexichat.plugin.client;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Calls about messages. */
public final class Messages {
    private static final String ROOT = "/api/v1/messages";

    private record Results(List<SentMessage> results) {}

    private record Text(String text) {}

    private record Position(long position) {}

    private final Transport transport;

    Messages(Transport transport) {
        this.transport = transport;
    }

    public SentMessage send(UUID channelId, String text) {
        return send(channelId, Draft.of(text));
    }

    public SentMessage send(UUID channelId, Draft draft) {
        return transport.call(Call.post(in(channelId), draft).asRepeatable(), SentMessage.class);
    }

    /** All of them or none; the answer is in the order of the drafts, with what was sent before as it was then. */
    public List<SentMessage> send(UUID channelId, MessageBatch batch) {
        Call call = Call.post(in(channelId) + "/batch", BodyPublishers.ofByteArray(batch.toJson()))
                .asRepeatable();
        return transport.call(call, Results.class).results();
    }

    public Message get(UUID messageId) {
        return transport.call(Call.get(ROOT + "/" + messageId), Message.class);
    }

    public void edit(UUID messageId, String text) {
        transport.call(Call.patch(ROOT + "/" + messageId, new Text(text)));
    }

    public void delete(UUID messageId) {
        transport.call(Call.delete(ROOT + "/" + messageId));
    }

    public void react(UUID messageId, String emoji) {
        transport.call(Call.put(reaction(messageId, emoji)));
    }

    public void unreact(UUID messageId, String emoji) {
        transport.call(Call.delete(reaction(messageId, emoji)));
    }

    /** What mentions oneself, the newest first. A page may be empty and yet have a cursor. */
    public Page<Mention> mentions(@Nullable String cursor) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("cursor", cursor);
        return transport.call(Call.get(Call.path("/api/v1/me/mentions", parameters)), new TypeReference<>() {});
    }

    /** Everything up to this position is read. Marks soon after another one in the channel are answered together, within seconds. */
    public void markRead(UUID channelId, long position) {
        transport.call(Call.put("/api/v1/channels/" + channelId + "/read", new Position(position)));
    }

    /** @param limit at most 200 */
    public TimelinePage timeline(UUID channelId, Window window, int limit) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        switch (window) {
            case Window.Latest() -> {}
            case Window.Before(long position) -> parameters.put("before", position);
            case Window.After(long position) -> parameters.put("after", position);
            case Window.Around(long position) -> parameters.put("around", position);
        }
        parameters.put("limit", limit);
        return transport.call(Call.get(Call.path(in(channelId), parameters)), TimelinePage.class);
    }

    public SearchPage search(SearchRequest request) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("q", request.text());
        parameters.put("channel", request.channelId());
        parameters.put("from", request.from());
        parameters.put("since", request.since());
        parameters.put("until", request.until());
        parameters.put("sort", request.order() == null ? null : request.order().parameter());
        parameters.put("limit", request.limit());
        parameters.put("cursor", request.cursor());
        return transport.call(Call.get(Call.path("/api/v1/search", parameters)), SearchPage.class);
    }

    private static String in(UUID channelId) {
        return "/api/v1/channels/" + channelId + "/messages";
    }

    private static String reaction(UUID messageId, String emoji) {
        return ROOT + "/" + messageId + "/reactions/" + Call.encoded(emoji);
    }
}
