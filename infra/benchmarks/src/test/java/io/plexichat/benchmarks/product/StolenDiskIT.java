package io.plexichat.benchmarks.product;

import static io.plexichat.benchmarks.product.Marked.MARKER;
import static io.plexichat.benchmarks.product.Marked.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.plugin.client.ChannelKind;
import io.plexichat.plugin.client.Draft;
import io.plexichat.plugin.client.Message;
import io.plexichat.plugin.client.NewChannel;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.SentMessage;
import io.plexichat.plugin.client.Window;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What people wrote and are called is nowhere in Postgres's files, the write-ahead log included, nor in what the server prints. */
@Timeout(300)
class StolenDiskIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    @Test
    void shouldHoldNothingReadable() {
        UUID channel;
        try (ServerProcess server = TestProduct.start(directory)) {
            Marked.register(server);
            try (PlexiChatClient client = PlexiChatClient.connect(server.http(), MARKER, PASSWORD)) {
                channel = client.channels().create(NewChannel.of(MARKER + " room", ChannelKind.PRIVATE));
                SentMessage first = client.messages().send(channel, Draft.of("A secret: " + MARKER));
                client.messages().edit(first.messageId(), "A better secret: " + MARKER);
                assertThat(read(client, channel).text()).isEqualTo("A better secret: " + MARKER);
            }
            assertThat(server.terminate()).isZero();
        }

        Path postgres = TestProduct.dataIn(directory).resolve("postgres");
        // Shows that the search finds what stands readable.
        assertThat(RawScan.filesWith(postgres, channel.toString())).isNotEmpty();
        assertThat(RawScan.filesWith(postgres, MARKER)).isEmpty();
        assertThat(RawScan.filesWith(directory.resolve("server.log"), MARKER)).isEmpty();
        assertThat(RawScan.filesWith(postgres, PASSWORD)).isEmpty();

        try (ServerProcess server = TestProduct.start(directory);
                PlexiChatClient client = PlexiChatClient.connect(server.http(), MARKER, PASSWORD)) {
            Message message = read(client, channel);
            assertThat(message.text()).isEqualTo("A better secret: " + MARKER);
            assertThat(message.author().displayName()).isEqualTo("Ann " + MARKER);
        }
    }

    private static Message read(PlexiChatClient client, UUID channel) {
        return client.messages().timeline(channel, Window.latest(), 1).items().getFirst();
    }
}
