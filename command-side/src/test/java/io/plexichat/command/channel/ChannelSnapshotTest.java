package io.plexichat.command.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.command.GoldenSnapshot;
import io.plexichat.command.SnapshotRevisions;
import io.plexichat.kernel.KernelJson;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.key.Binding;
import io.plexichat.kernel.key.FakeVault;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.kernel.key.Sealed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A change of what a snapshot says needs another revision and another golden file. */
class ChannelSnapshotTest {
    private static final JsonMapper JSON = KernelJson.builder().build();
    private static final Instant AT = Instant.parse("2026-11-21T10:15:30.123456Z");
    private static final ChannelId LOBBY = new ChannelId(new UUID(0xc, 1));
    private static final ChannelSnapshot SNAPSHOT = new ChannelSnapshot(
            LOBBY,
            new LookupHash("5e".repeat(32)),
            sealed("name"),
            true,
            ChannelKind.PUBLIC,
            sealed("topic"),
            false,
            true,
            List.of(
                    new ChannelSnapshot.Entry(new AccountId(new UUID(0xa, 1)), ChannelRole.OWNER, null, null, AT),
                    new ChannelSnapshot.Entry(new AccountId(new UUID(0xa, 2)), null, AT.plusSeconds(60), true, AT)));

    @Test
    void shouldBeStoredAsTheGoldenFile() {
        String golden = GoldenSnapshot.of(Channel.class);

        assertThat(JSON.writeValueAsString(new Channel(SNAPSHOT))).isEqualTo(golden);
        assertThat(JSON.readValue(golden, Channel.class).snapshot()).isEqualTo(SNAPSHOT);
    }

    @Test
    void shouldBeUsedInItsOwnRevisionOnly() {
        SnapshotRevisions revisions = new SnapshotRevisions();
        assertThat(revisions.test(stored(Channel.class.getName(), Channel.SNAPSHOT_REVISION)))
                .isTrue();
        assertThat(revisions.test(stored(Channel.class.getName(), "0"))).isFalse();
        assertThat(revisions.test(stored("io.plexichat.command.channel.Gone", "1")))
                .isFalse();
        assertThat(revisions.test(stored("java.lang.String", "1"))).isFalse();
    }

    private static Sealed sealed(String text) {
        return FakeVault.sealed(KeyScope.channel(LOBBY), new Binding("event", "field", "stream"), text);
    }

    private static GenericDomainEventEntry<String> stored(String type, String revision) {
        return new GenericDomainEventEntry<>("Channel", "id", 7, "event", AT, type, revision, "{}", "{}");
    }
}
