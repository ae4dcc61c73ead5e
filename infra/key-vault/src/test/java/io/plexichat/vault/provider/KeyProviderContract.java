package io.plexichat.vault.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.plexichat.vault.KeyProvider;
import io.plexichat.vault.KeyProviderException;
import io.plexichat.vault.WrappedKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the vault relies on, whoever keeps the keys. */
abstract class KeyProviderContract {
    static final byte[] KEY = new byte[32];

    static {
        new Random(1).nextBytes(KEY);
    }

    KeyProvider provider;

    /** On the same keys each time within a test. */
    abstract KeyProvider open();

    /** What must not be told. */
    abstract List<String> secrets();

    @BeforeEach
    void openProvider() {
        provider = open();
    }

    @AfterEach
    void closeProvider() {
        provider.close();
    }

    void reopen() {
        provider.close();
        provider = open();
    }

    @Test
    void unwrapsWhatItWrapped() {
        WrappedKey wrapped = provider.wrapUnderNewKey(KEY);

        assertThat(provider.unwrap(wrapped)).isEqualTo(KEY);
    }

    @Test
    void unwrapsAfterReopening() {
        WrappedKey wrapped = provider.wrapUnderNewKey(KEY);

        reopen();

        assertThat(provider.unwrap(wrapped)).isEqualTo(KEY);
    }

    @Test
    void wrapsUnderAnotherKeyEachTime() {
        WrappedKey one = provider.wrapUnderNewKey(KEY);
        WrappedKey two = provider.wrapUnderNewKey(KEY);

        assertThat(one.keyReference()).isNotEqualTo(two.keyReference());
        assertThat(one.bytes()).isNotEqualTo(two.bytes());
        assertThat(provider.unwrap(one)).isEqualTo(provider.unwrap(two));
    }

    @Test
    void leavesTheKeyItWrapsAlone() {
        byte[] given = KEY.clone();

        provider.wrapUnderNewKey(given);

        assertThat(given).isEqualTo(KEY);
    }

    @Test
    void refusesChangedBytes() {
        WrappedKey wrapped = provider.wrapUnderNewKey(KEY);

        for (int at : new int[] {0, wrapped.bytes().length / 2, wrapped.bytes().length - 3}) {
            byte[] changed = wrapped.bytes().clone();
            changed[at] ^= 1;
            assertRefuses(new WrappedKey(wrapped.keyReference(), changed));
        }
    }

    @Test
    void refusesCutBytes() {
        WrappedKey wrapped = provider.wrapUnderNewKey(KEY);

        for (int length : new int[] {0, 1, wrapped.bytes().length - 4}) {
            assertRefuses(new WrappedKey(wrapped.keyReference(), Arrays.copyOf(wrapped.bytes(), length)));
        }
    }

    @Test
    void refusesBytesOfAnotherReference() {
        WrappedKey one = provider.wrapUnderNewKey(KEY);
        WrappedKey two = provider.wrapUnderNewKey(KEY);

        assertRefuses(new WrappedKey(one.keyReference(), two.bytes()));
    }

    @Test
    void refusesReferencesItDoesNotKnow() {
        WrappedKey wrapped = provider.wrapUnderNewKey(KEY);

        for (String reference : List.of("plexichat-of-another", "", "../" + wrapped.keyReference())) {
            assertRefuses(new WrappedKey(reference, wrapped.bytes()));
        }
    }

    @Test
    void refusesWhatARetiredKeyWrapped() {
        WrappedKey wrapped = provider.wrapUnderNewKey(KEY);

        provider.retire(wrapped.keyReference());

        assertRefuses(wrapped);
        reopen();
        assertRefuses(wrapped);
    }

    @Test
    void retiresOneKeyAndNoOther() {
        WrappedKey first = provider.wrapUnderNewKey(KEY);
        WrappedKey second = provider.wrapUnderNewKey(KEY);
        WrappedKey third = provider.wrapUnderNewKey(KEY);

        provider.retire(second.keyReference());
        assertThat(provider.unwrap(first)).isEqualTo(KEY);
        assertThat(provider.unwrap(third)).isEqualTo(KEY);

        provider.retire(third.keyReference());
        assertThat(provider.unwrap(first)).isEqualTo(KEY);
    }

    @Test
    void retiresAKeyThatIsGone() {
        WrappedKey kept = provider.wrapUnderNewKey(KEY);
        WrappedKey wrapped = provider.wrapUnderNewKey(KEY);

        provider.retire(wrapped.keyReference());
        provider.retire(wrapped.keyReference());
        provider.retire("plexichat-of-another");
        provider.retire("");

        assertThat(provider.unwrap(kept)).isEqualTo(KEY);
    }

    @Test
    void tellsNothingSecret() {
        WrappedKey wrapped = provider.wrapUnderNewKey(KEY);

        assertSilent(provider.toString());
        assertSilent(wrapped.toString());
        assertSilent(wrapped.keyReference());
        assertSilent(new String(wrapped.bytes(), StandardCharsets.ISO_8859_1));
    }

    /** In a sentence, as something that trying again does not help. */
    void assertRefuses(WrappedKey wrapped) {
        assertThatExceptionOfType(KeyProviderException.class)
                .isThrownBy(() -> provider.unwrap(wrapped))
                .satisfies(e -> assertThat(e.isTransient()).isFalse())
                .satisfies(this::assertTells);
    }

    void assertTells(KeyProviderException e) {
        assertThat(e).message().matches("Expected [\\x20-\\x7e]+\\.");
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        assertSilent(trace.toString());
    }

    private void assertSilent(String told) {
        assertThat(told)
                .doesNotContain(new String(KEY, StandardCharsets.ISO_8859_1))
                .doesNotContain(Base64.getEncoder().encodeToString(KEY))
                .doesNotContainIgnoringCase(HexFormat.of().formatHex(KEY));
        secrets().forEach(secret -> assertThat(told).doesNotContain(secret));
    }
}
