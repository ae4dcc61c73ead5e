package io.plexichat.command.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.command.GoldenSnapshot;
import io.plexichat.kernel.KernelJson;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A change of what a snapshot says needs another revision and another golden file. */
class ReadMarkerSnapshotTest {
    private static final JsonMapper JSON = KernelJson.builder().build();
    private static final ReadMarkerState STATE =
            new ReadMarkerState(new ChannelId(new UUID(0xc, 1)), new AccountId(new UUID(0xa, 1)), 4711);

    @Test
    void shouldBeStoredAsTheGoldenFile() {
        String golden = GoldenSnapshot.of(ReadMarker.class);

        assertThat(JSON.writeValueAsString(new ReadMarker(STATE))).isEqualTo(golden);
        assertThat(JSON.readValue(golden, ReadMarker.class).state()).isEqualTo(STATE);
    }
}
