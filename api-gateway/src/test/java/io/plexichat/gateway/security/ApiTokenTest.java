package io.plexichat.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ApiTokenTest {
    @Test
    void shouldBeKnownByItsForm() {
        ApiToken token = ApiToken.create();
        assertThat(token.text()).matches("plx_[0-9A-Za-z]{49}");
        assertThat(ApiToken.isMeant(token.text())).isTrue();
        assertThat(ApiToken.parse(token.text()).orElseThrow().hash()).isEqualTo(token.hash());
        assertThat(token.hash().value()).matches("[0-9a-f]{64}");
        assertThat(ApiToken.isMeant("eyJhbGciOiJFZERTQSJ9.e30.x")).isFalse();
    }

    /** Other programs that look for secrets reckon the same. */
    @Test
    void shouldEndWithTheChecksumOfTheRest() {
        String zeros = "plx_" + "0".repeat(43);
        assertThat(ApiToken.parse(zeros + "2mVKXy")).isPresent();
    }

    @Test
    void shouldTellNothingOfItself() {
        assertThat(ApiToken.create()).hasToString("***");
        assertThat(ApiToken.create().hash()).hasToString("***");
    }

    @Test
    void shouldBeAnotherEachTime() {
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            all.add(ApiToken.create().text());
        }
        assertThat(all).hasSize(1_000);
    }

    @Property(tries = 200)
    void shouldNotTakeOneThatWasMistyped(@ForAll @IntRange(min = 4, max = 52) int at, @ForAll char other) {
        String good = ApiToken.create().text();
        String bad = good.substring(0, at) + other + good.substring(at + 1);
        assertThat(ApiToken.parse(bad).isPresent()).isEqualTo(bad.equals(good));
    }

    @Test
    void shouldNotTakeWhatHasAnotherForm() {
        String good = ApiToken.create().text();
        assertThat(ApiToken.parse("")).isEmpty();
        assertThat(ApiToken.parse(good + "0")).isEmpty();
        assertThat(ApiToken.parse(good.substring(1))).isEmpty();
        assertThat(ApiToken.parse(good.toUpperCase(java.util.Locale.ROOT))).isEmpty();
    }
}
