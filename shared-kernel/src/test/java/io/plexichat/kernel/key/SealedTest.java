package io.plexichat.kernel.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plexichat.kernel.KernelJson;
import io.plexichat.kernel.message.MessageEvent.MessageEdited;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import java.util.Arrays;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SealedTest {
    private static final JsonMapper JSON = KernelJson.builder().build();

    @Property
    void shouldGiveBackItsParts(
            @ForAll long most,
            @ForAll long least,
            @ForAll @Size(Sealed.NONCE_BYTES) byte[] nonce,
            @ForAll @Size(min = Sealed.TAG_BYTES, max = 100) byte[] ciphertext) {
        KeyId key = new KeyId(new UUID(most, least));
        Sealed sealed = Sealed.of(key, nonce, ciphertext);

        assertThat(sealed.keyId()).isEqualTo(key);
        assertThat(sealed.nonce()).isEqualTo(nonce);
        assertThat(sealed.ciphertext()).isEqualTo(ciphertext);
        assertThat(Sealed.of(sealed.toBytes())).isEqualTo(sealed);
        assertThat(JSON.readValue(JSON.writeValueAsString(sealed), Sealed.class))
                .isEqualTo(sealed);
    }

    @Test
    void shouldRefuseWhatIsNoSealedValue() {
        byte[] good = Sealed.of(new KeyId(new UUID(1, 2)), new byte[Sealed.NONCE_BYTES], new byte[Sealed.TAG_BYTES])
                .toBytes();
        byte[] otherFormat = good.clone();
        otherFormat[0] = 2;

        assertThatIllegalArgumentException().isThrownBy(() -> Sealed.of(otherFormat));
        assertThatIllegalArgumentException().isThrownBy(() -> Sealed.of(Arrays.copyOf(good, good.length - 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Sealed.of(new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> Sealed.parse("readable text"));
    }

    /** What is sealed opens with these bytes only, so they never change. */
    @Test
    void shouldBindWithEachPartAfterItsLength() {
        assertThat(new Binding("a", "bc", "\u00e9").toBytes())
                .isEqualTo(new byte[] {0, 1, 'a', 0, 2, 'b', 'c', 0, 2, (byte) 0xc3, (byte) 0xa9});
    }

    @Test
    void shouldBindEachPlaceDifferently() {
        UUID stream = new UUID(1, 2);
        byte[] binding = Binding.of(MessageSent.class, "text", stream).toBytes();

        assertThat(binding)
                .isNotEqualTo(Binding.of(MessageEdited.class, "text", stream).toBytes())
                .isNotEqualTo(Binding.of(MessageSent.class, "other", stream).toBytes())
                .isNotEqualTo(
                        Binding.of(MessageSent.class, "text", new UUID(1, 3)).toBytes());
        assertThat(new Binding("a", "bc", "d").toBytes()).isNotEqualTo(new Binding("ab", "c", "d").toBytes());
    }
}
