package io.plexichat.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.key.Binding;
import io.plexichat.kernel.key.KeyId;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.key.SealBrokenException;
import io.plexichat.kernel.key.Sealed;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class DataKeyTest {
    private static final Binding BINDING = new Binding("message.sent", "text", "0199");
    private static final int FORMAT_AND_KEY_ID = 17;

    private final DataKey key = key(1);

    @Property(tries = 200)
    void shouldOpenWhatItSealed(@ForAll @StringLength(max = 300) String text) {
        String unicode = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(key.open(key.seal(BINDING, unicode), BINDING)).isEqualTo(unicode);
    }

    /** Key id apart, which names the key: nonce, ciphertext and tag. */
    @Property(tries = 500)
    void shouldRefuseAnyChangedBit(
            @ForAll @IntRange(min = FORMAT_AND_KEY_ID, max = 67) int at, @ForAll @IntRange(max = 7) int bit) {
        byte[] changed = key.seal(BINDING, "ten bytes!").toBytes();
        assertThat(changed).hasSize(67);
        changed[Math.min(at, changed.length - 1)] ^= (byte) (1 << bit);
        refused(key, Sealed.of(changed), BINDING);
    }

    @Test
    void shouldRefuseAnotherPlace() {
        Sealed sealed = key.seal(BINDING, "text");
        refused(key, sealed, new Binding("message.edited", "text", "0199"));
        refused(key, sealed, new Binding("message.sent", "name", "0199"));
        refused(key, sealed, new Binding("message.sent", "text", "0198"));
        refused(key, sealed, new Binding("message.sent", "text0", "199"));
    }

    @Test
    void shouldRefuseAnotherKeysValueUnderItsOwnId() {
        Sealed others = key(2).seal(BINDING, "text");
        refused(key, Sealed.of(key.id(), others.nonce(), others.ciphertext()), BINDING);
    }

    @Test
    void shouldRefuseNoncesAndCiphertextsThatDoNotBelongTogether() {
        Sealed one = key.seal(BINDING, "text");
        Sealed two = key.seal(BINDING, "text");
        refused(key, Sealed.of(key.id(), one.nonce(), two.ciphertext()), BINDING);
    }

    @Test
    void shouldRefuseWhatIsCut() {
        byte[] ciphertext = key.seal(BINDING, "a longer text").ciphertext();
        for (int length = Sealed.TAG_BYTES; length < ciphertext.length; length++) {
            byte[] cut = Arrays.copyOf(ciphertext, length);
            refused(key, Sealed.of(key.id(), key.seal(BINDING, "x").nonce(), cut), BINDING);
        }
    }

    @Test
    void shouldSealTheSameDifferentlyEachTime() {
        Set<Sealed> seen = new HashSet<>();
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            Sealed sealed = key.seal(BINDING, "same");
            seen.add(sealed);
            nonces.add(HexFormat.of().formatHex(sealed.nonce()));
        }
        assertThat(seen).hasSize(10_000);
        assertThat(nonces).hasSize(10_000);
    }

    @Test
    void shouldTellNothing() {
        assertThat(key.toString()).isEqualTo("DataKey[" + key.id() + "]");
        assertThat(new SecretBytes(new byte[] {42}).toString()).isEqualTo("***");
        assertThat(new WrappedKey("k1", new byte[] {42}).toString()).isEqualTo("WrappedKey[k1]");
    }

    /** One error and one sentence, whatever is wrong. */
    private static void refused(DataKey key, Sealed sealed, Binding binding) {
        assertThatExceptionOfType(SealBrokenException.class)
                .isThrownBy(() -> key.open(sealed, binding))
                .withMessage(new SealBrokenException().getMessage())
                .withNoCause();
    }

    private static DataKey key(int number) {
        return new DataKey(
                new KeyId(new UUID(0, number)),
                KeyScope.person(new AccountId(new UUID(0, number))),
                DataKey.randomBytes(XaesGcm.KEY_BYTES));
    }
}
