package io.plexichat.standalone.prepare;

import io.plexichat.plugin.client.ChannelKind;
import io.plexichat.plugin.client.ClientSettings;
import io.plexichat.plugin.client.Credentials;
import io.plexichat.plugin.client.EventStream;
import io.plexichat.plugin.client.Following;
import io.plexichat.plugin.client.NewChannel;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.SearchRequest;
import io.plexichat.plugin.client.SentMessage;
import io.plexichat.plugin.client.Window;
import java.net.URI;
import java.util.UUID;

/** What clients do most, once, so that their first requests find the server's classes ready too. */
record Conversation(URI server) {
    private static final int PAGE = 50;

    void hold() {
        Credentials somebody = new Credentials("rehearsal", UUID.randomUUID().toString());
        try (PlexiChatClient client = PlexiChatClient.register(ClientSettings.of(server), somebody)) {
            UUID channel = client.channels().create(NewChannel.of("rehearsal", ChannelKind.PUBLIC));
            SentMessage sent = client.messages().send(channel, "Hello, world of events!");
            client.messages().edit(sent.messageId(), "Hello, world of rehearsals!");
            client.messages().react(sent.messageId(), "+1");
            client.messages().markRead(channel, sent.position());
            client.channels().list(null);
            client.messages().timeline(channel, Window.latest(), PAGE);
            client.messages().search(SearchRequest.of("world"));
            try (EventStream events = client.follow(Following.after(0))) {
                events.next();
            }
        }
    }
}
