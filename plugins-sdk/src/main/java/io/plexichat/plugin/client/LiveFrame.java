package io.plexichat.plugin.client;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What is said on a live connection, a JSON text each. */
sealed interface LiveFrame {
    String PING = "{\"op\":\"ping\"}";

    record Ready(long position) implements LiveFrame {}

    record Event(LiveEvent event) implements LiveFrame {}

    record CaughtUp() implements LiveFrame {}

    record Acked(UUID messageId, long position) implements LiveFrame {}

    /** @param messageId of what was to be sent; null when it was something else */
    record Refused(@Nullable UUID messageId, ProblemException problem) implements LiveFrame {}

    /** A pong, or what a newer server says. */
    record Other() implements LiveFrame {}

    record Lost(PlexiChatException why) implements LiveFrame {}

    record Message(
            String op,
            UUID ref,
            UUID channelId,
            UUID messageId,
            String text,
            @Nullable UUID replyTo) {
        @Override
        public String toString() {
            return "Message[messageId=" + messageId + "]";
        }
    }

    record Subscribe(String op, long after, @Nullable List<UUID> channels) {}

    record Authenticate(String op, String token) {
        @Override
        public String toString() {
            return "Authenticate[token=***]";
        }
    }

    private static String write(Object frame) {
        return Json.MAPPER.writeValueAsString(frame);
    }

    /** The reference is the id: what is acknowledged or refused is told by it. */
    static String send(UUID channelId, Draft draft) {
        return write(
                new Message("send", draft.messageId(), channelId, draft.messageId(), draft.text(), draft.replyTo()));
    }

    static String subscribe(long after, List<UUID> channels) {
        return write(new Subscribe("subscribe", after, channels.isEmpty() ? null : channels));
    }

    static String authenticate(String token) {
        return write(new Authenticate("authenticate", token));
    }

    static LiveFrame read(String text) {
        try {
            JsonNode frame = Json.MAPPER.readTree(text);
            return switch (frame.path("op").asString("")) {
                case "ready" -> new Ready(frame.path("position").asLong());
                case "event" -> new Event(Json.MAPPER.treeToValue(frame.path("event"), LiveEvent.class));
                case "live" -> new CaughtUp();
                case "ack" ->
                    new Acked(id(frame, "messageId"), frame.path("position").asLong());
                case "error" ->
                    new Refused(
                            frame.path("ref").isString() ? id(frame, "ref") : null,
                            Problems.inStream(frame.path("problem").toString()));
                default -> new Other();
            };
        } catch (JacksonException | IllegalArgumentException _) {
            return new Other();
        }
    }

    private static UUID id(JsonNode frame, String field) {
        return UUID.fromString(frame.path(field).asString(""));
    }
}
