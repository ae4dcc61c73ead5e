package io.plexichat.command.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.command.GoldenSnapshot;
import io.plexichat.kernel.KernelJson;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.EmailProofId;
import io.plexichat.kernel.factor.FactorEvent.EmailCodeOffered;
import io.plexichat.kernel.factor.FactorEvent.PasskeyOffered;
import io.plexichat.kernel.factor.PasskeyChallenge;
import io.plexichat.kernel.factor.PasskeyId;
import io.plexichat.kernel.key.KeyId;
import io.plexichat.kernel.key.Sealed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A change of what a snapshot says needs another revision and another golden file. */
class FactorsSnapshotTest {
    private static final JsonMapper JSON = KernelJson.builder().build();
    private static final Sealed SEALED =
            Sealed.of(new KeyId(new UUID(0, 0xce)), new byte[Sealed.NONCE_BYTES], new byte[Sealed.TAG_BYTES]);
    private static final Instant AT = Instant.parse("2026-11-21T10:15:30Z");
    private static final PasskeyChallenge CHALLENGE = new PasskeyChallenge("Y2hhbGxlbmdl");
    private static final FactorsState STATE = new FactorsState(
            new AccountId(new UUID(0xa, 1)),
            new FactorsState.Offer(SEALED, AT),
            new FactorsState.Enrolled(SEALED, AT, 59_456_160),
            new FactorsState.Issued(SEALED, AT, List.of(3, 0)),
            new FactorsState.ByEmail(
                    AT, new EmailCodeOffered(new AccountId(new UUID(0xa, 1)), new EmailProofId(new UUID(0, 1)), AT)),
            new PasskeysState(
                    new PasskeyOffered(new AccountId(new UUID(0xa, 1)), CHALLENGE, AT),
                    List.of(new PasskeysState.Enrolled(
                            new PasskeyId(new UUID(0, 0xf)), SEALED, SEALED, 7, true, false, AT, AT)),
                    List.of(CHALLENGE)));

    @Test
    void shouldBeStoredAsTheGoldenFile() {
        String golden = GoldenSnapshot.of(Factors.class);

        assertThat(JSON.writeValueAsString(new Factors(STATE))).isEqualTo(golden);
        assertThat(JSON.readValue(golden, Factors.class).state()).isEqualTo(STATE);
    }
}
