package io.plexichat.gateway.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plexichat.gateway.input.JsonInput;
import io.plexichat.kernel.TextRule;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.channel.ChannelId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a client asks for on a connection that goes both ways. */
sealed interface LiveOp {
    /** @param token an access token */
    record Authenticate(String token) implements LiveOp {
        private static final TextRule RULE = TextRule.matching(1, 4_096, Pattern.compile("[!-~]*"));

        @Override
        public String toString() {
            return "***";
        }
    }

    /**
     * In the place of what was subscribed to before.
     *
     * @param after null for from where the connection stands, which is now for a new one
     * @param channels null for all the caller's
     */
    record Subscribe(@Nullable Long after, @Nullable Set<ChannelId> channels) implements LiveOp {
        static Subscribe read(JsonInput input) {
            return new Subscribe(
                    input.optionalPosition("after"),
                    input.has("channels")
                            ? Set.copyOf(input.ids("channels", LiveStreams.MOST_CHANNELS, ChannelId::new))
                            : null);
        }
    }

    record Unsubscribe() implements LiveOp {}

    /** @param message the body of the POST, with the channel beside it */
    record Send(JsonInput message) implements LiveOp {}

    record Typing(ChannelId channelId) implements LiveOp {}

    record Ping() implements LiveOp {}

    /** What a client must be allowed to; empty for what it says before it is known who it is. */
    default Optional<Permission> needs() {
        return switch (this) {
            case Authenticate _, Ping _ -> Optional.empty();
            case Subscribe _, Unsubscribe _ -> Optional.of(Permission.READ_CHANNEL);
            case Send _, Typing _ -> Optional.of(Permission.SEND_MESSAGES);
        };
    }

    /** The names of the operations, as JSON has them. */
    enum Name {
        @JsonProperty("authenticate")
        AUTHENTICATE,
        @JsonProperty("subscribe")
        SUBSCRIBE,
        @JsonProperty("unsubscribe")
        UNSUBSCRIBE,
        @JsonProperty("send")
        SEND,
        @JsonProperty("typing")
        TYPING,
        @JsonProperty("ping")
        PING
    }

    static LiveOp read(JsonInput input) {
        Name name = input.choice("op", Name.class);
        if (input.has("ref") && reference(input).isEmpty()) {
            input.fault("ref", "invalid-format", "Expected a text of at most 100 characters, or an integer.");
        }
        // A field at fault reads as absent.
        if (name == null) {
            return new Ping();
        }
        return switch (name) {
            case AUTHENTICATE -> new Authenticate(input.text("token", Authenticate.RULE, token -> token));
            case SUBSCRIBE -> Subscribe.read(input);
            case UNSUBSCRIBE -> new Unsubscribe();
            case SEND -> new Send(input);
            case TYPING -> new Typing(input.id("channelId", ChannelId::new));
            case PING -> new Ping();
        };
    }

    /** What the client knows its operation by; answers to it carry it. */
    static Optional<Object> reference(JsonInput input) {
        return input.reference("ref");
    }
}
