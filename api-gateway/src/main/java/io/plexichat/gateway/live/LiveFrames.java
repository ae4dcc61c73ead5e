package io.plexichat.gateway.live;

import io.plexichat.gateway.message.SentMessageResponse;
import io.plexichat.gateway.problem.Problem;
import io.plexichat.kernel.message.MessageId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What the server says on a connection that goes both ways, as JSON. */
final class LiveFrames {
    static final String PONG = "{\"op\":\"pong\"}";
    private static final String LIVE = "{\"op\":\"live\"}";

    private final JsonMapper json;

    LiveFrames(JsonMapper json) {
        this.json = json;
    }

    private record Ready(String op, long position) {}

    private record Ack(String op, @Nullable Object ref, MessageId messageId, long position) {}

    private record Failed(String op, @Nullable Object ref, Problem problem) {}

    /** @param position the newest that streams have reached */
    String ready(long position) {
        return json.writeValueAsString(new Ready("ready", position));
    }

    String ack(@Nullable Object ref, SentMessageResponse sent) {
        return json.writeValueAsString(new Ack("ack", ref, sent.messageId(), sent.position()));
    }

    String error(@Nullable Object ref, Problem problem) {
        return json.writeValueAsString(new Failed("error", ref, problem));
    }

    static String of(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Event(var _, String event) -> event(event);
            case Delivery.Signal(String event) -> event(event);
            case Delivery.CaughtUp _ -> LIVE;
        };
    }

    private static String event(String json) {
        return "{\"op\":\"event\",\"event\":" + json + "}";
    }
}
