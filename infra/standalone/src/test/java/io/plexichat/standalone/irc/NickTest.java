package io.plexichat.standalone.irc;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;

class NickTest {
    @Test
    void shouldKeepWhatNicksMayHold() {
        assertThat(Nick.of("`{a}[b]|c\\d^_-9")).isEqualTo(new Nick("`{a}[b]|c\\d^_-9", "`{a}[b]|c\\d^_-9"));
    }

    @Test
    void shouldTakeStrayBlanksOutOfTheUsernameOnly() {
        assertThat(Nick.of("bur[n] er")).isEqualTo(new Nick("bur[n]er", "bur[n] er"));
        assertThat(Nick.of("[optik] ")).isEqualTo(new Nick("[optik]", "[optik]"));
    }

    @Test
    void shouldReplaceWhatNoUsernameMayHold() {
        assertThat(Nick.of("@op!x")).isEqualTo(new Nick("_op_x", "@op!x"));
    }

    @Property
    void shouldAlwaysGiveNamesThatAnAccountMayHave(@ForAll @NotBlank String logged) {
        Nick nick = Nick.of(logged);

        assertThat(nick.username()).matches("[\\p{L}\\p{M}\\p{N}_.\\-|\\[\\]{}`^\\\\]{1,64}");
        assertThat(nick.displayName().codePointCount(0, nick.displayName().length()))
                .isBetween(1, 100);
        assertThat(nick.displayName()).doesNotContainPattern("\\p{Cntrl}");
    }
}
