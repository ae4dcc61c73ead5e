package io.plexichat.gateway.presence;

import io.plexichat.gateway.ServerTime;
import io.plexichat.gateway.presence.PresenceResponses.PresenceResponse;
import io.plexichat.gateway.presence.PresenceResponses.SignalResponse;
import io.plexichat.gateway.presence.PresenceResponses.TypingResponse;
import io.plexichat.kernel.account.AuthorView;
import io.plexichat.kernel.channel.ChannelId;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** Signals as clients get them: events without a position. */
final class SignalJson {
    private final JsonMapper json;
    private final ServerTime time;
    private final Duration typing;

    SignalJson(JsonMapper json, ServerTime time, Duration typing) {
        this.json = json;
        this.time = time;
        this.typing = typing;
    }

    String typing(ChannelId channel, AuthorView who) {
        return json.writeValueAsString(
                new SignalResponse("typing", channel, time.now(), TypingResponse.of(who, typing.toSeconds())));
    }

    String presence(AuthorView who, Presence presence) {
        return json.writeValueAsString(
                new SignalResponse("presence", null, time.now(), PresenceResponse.of(who, presence)));
    }
}
