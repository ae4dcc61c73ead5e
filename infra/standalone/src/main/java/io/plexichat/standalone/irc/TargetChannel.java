package io.plexichat.standalone.irc;

import io.plexichat.plugin.client.Channel;
import io.plexichat.plugin.client.ChannelKind;
import io.plexichat.plugin.client.NewChannel;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.ProblemException;
import java.util.Optional;
import java.util.UUID;

/** The public channel of a name, made when there is none. */
final class TargetChannel {
    private final PlexiChatClient client;

    TargetChannel(PlexiChatClient client) {
        this.client = client;
    }

    UUID named(String name) {
        return find(name).orElseGet(() -> create(name));
    }

    private Optional<UUID> find(String name) {
        return client.channels().named(name).map(Channel::channelId);
    }

    private UUID create(String name) {
        try {
            return client.channels().create(NewChannel.of(name, ChannelKind.PUBLIC));
        } catch (ProblemException problem) {
            if (problem.status() == 409) { // somebody else was faster
                return find(name).orElseThrow(() -> problem);
            }
            throw problem;
        }
    }
}
