package io.plexichat.gateway.live;

import io.plexichat.gateway.message.SentMessageResponse;
import io.plexichat.gateway.problem.Problem;
import io.plexichat.kernel.message.MessageId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What the server says on a connection that goes both ways. */
final class LiveFrames {
    static final Frame PONG = Frame.of("{\"op\":\"pong\"}");
    private static final Frame LIVE = Frame.of("{\"op\":\"live\"}");

    private final JsonMapper json;

    LiveFrames(JsonMapper json) {
        this.json = json;
    }

    private record Ready(String op, long position) {}

    private record Ack(String op, @Nullable Object ref, MessageId messageId, long position) {}

    private record Failed(String op, @Nullable Object ref, Problem problem) {}

    /** @param position the newest that streams have reached */
    Frame ready(long position) {
        return frame(new Ready("ready", position));
    }

    Frame ack(@Nullable Object ref, SentMessageResponse sent) {
        return frame(new Ack("ack", ref, sent.messageId(), sent.position()));
    }

    Frame error(@Nullable Object ref, Problem problem) {
        return frame(new Failed("error", ref, problem));
    }

    private Frame frame(Object said) {
        return Frame.of(json.writeValueAsString(said));
    }

    static Frame of(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Event(var _, Frame frame) -> frame;
            case Delivery.Signal(Frame frame) -> frame;
            case Delivery.CaughtUp _ -> LIVE;
        };
    }
}
