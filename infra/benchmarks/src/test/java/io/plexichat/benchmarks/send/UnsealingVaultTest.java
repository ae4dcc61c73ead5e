package io.plexichat.benchmarks.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.key.Binding;
import io.plexichat.kernel.key.FakeVault;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.key.Sealed;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UnsealingVaultTest {
    private static final Binding BINDING = new Binding("message.sent", "text", "0199");
    private static final AccountId ADA = new AccountId(new UUID(0xa, 1));
    private static final KeyScope SEALED = scope(2);
    private static final KeyScope UNSEALED = scope(1);

    private final UnsealingVault vault = new UnsealingVault(new FakeVault());

    /** So that nothing is compared but sealing. */
    @Test
    void shouldStoreAsMuchAsTheTextHasWhereItDoesNotSeal() {
        assertThat(seal(UNSEALED, Unsealed.text(7)).toText()).hasSize(Unsealed.LENGTH);
        assertThat(seal(UNSEALED, Unsealed.text(1_234_567)).toText()).hasSize(Unsealed.LENGTH);
        assertThat(seal(SEALED, Unsealed.text(7)).keyId()).isNotEqualTo(Unsealed.KEY);
    }

    @Test
    void shouldReadBoth() {
        Sealed sealed = seal(SEALED, Unsealed.text(1));
        Sealed unsealed = seal(UNSEALED, Unsealed.text(2));
        for (var opener : Set.of(
                vault.opener(Set.of(sealed.keyId(), unsealed.keyId())),
                vault.openerLater(Set.of(sealed.keyId(), unsealed.keyId())).join())) {
            assertThat(opener.open(sealed, BINDING)).contains(Unsealed.text(1));
            assertThat(opener.open(unsealed, BINDING)).contains(Unsealed.text(2));
        }
    }

    /** The names of people and channels are sealed everywhere. */
    @Test
    void shouldSealAllButMessages() {
        KeyScope channel = KeyScope.channel(new ChannelId(new UUID(0xc, 1)));
        assertThat(seal(channel, "general").keyId()).isNotEqualTo(Unsealed.KEY);
        assertThat(seal(KeyScope.person(ADA), "ada").keyId()).isNotEqualTo(Unsealed.KEY);
    }

    private Sealed seal(KeyScope scope, String text) {
        return vault.sealer(Set.of(scope)).seal(scope, BINDING, text);
    }

    private static KeyScope scope(int channel) {
        return KeyScope.message(ADA, new ChannelId(new UUID(0xc, channel)), Instant.parse("2026-11-26T12:00:00Z"));
    }
}
