package io.plexichat.standalone.irc;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.standalone.irc.IrcLine.Joined;
import io.plexichat.standalone.irc.IrcLine.Left;
import io.plexichat.standalone.irc.IrcLine.Other;
import io.plexichat.standalone.irc.IrcLine.Renamed;
import io.plexichat.standalone.irc.IrcLine.Said;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IrcLineParserTest {
    private static final int NINE_FOURTEEN = 9 * 60 + 14;

    @Nested
    class Messages {
        @Test
        void shouldTakeTheRestOfTheLineAsItIs() {
            assertThat(IrcLineParser.parse("[09:14] <|QuaD-> will:  <b> > \u0008x "))
                    .isEqualTo(new Said(NINE_FOURTEEN, "|QuaD-", "will:  <b> > \u0008x "));
        }

        @Test
        void shouldTakeNothingForATextThatWasTrimmed() {
            assertThat(IrcLineParser.parse("[09:14] <drcode>")).isEqualTo(new Said(NINE_FOURTEEN, "drcode", ""));
            assertThat(IrcLineParser.parse("[09:14] <drcode> ")).isEqualTo(new Said(NINE_FOURTEEN, "drcode", ""));
        }

        @Test
        void shouldKeepAStrayBlankInTheNickForTheReader() {
            assertThat(IrcLineParser.parse("[09:14] <bur[n] er> hi"))
                    .isEqualTo(new Said(NINE_FOURTEEN, "bur[n] er", "hi"));
        }

        @Test
        void shouldTakeActionsNoticesAndOtherLoggersAsSaid() {
            assertThat(IrcLineParser.parse("[09:14]  * genii sips a coffee"))
                    .isEqualTo(new Said(NINE_FOURTEEN, "genii", "sips a coffee"));
            assertThat(IrcLineParser.parse("[09:14] -nqx:#ubuntu- happy: #new- year"))
                    .isEqualTo(new Said(NINE_FOURTEEN, "nqx", "happy: #new- year"));
            assertThat(IrcLineParser.parse("[09:14] (soundray/#ubuntu) thomas: (yes)"))
                    .isEqualTo(new Said(NINE_FOURTEEN, "soundray", "thomas: (yes)"));
        }

        @Test
        void shouldNotEndAtALineSeparatorThatIsNoLineEnd() {
            assertThat(IrcLineParser.parse("[09:14] <a> one\u2028two\u0085three"))
                    .isEqualTo(new Said(NINE_FOURTEEN, "a", "one\u2028two\u0085three"));
        }

        @Property
        void shouldFindAnyNickAndAnyText(
                @ForAll @IntRange(max = 23) int hour,
                @ForAll @IntRange(max = 59) int minute,
                @ForAll @NotBlank @CharRange(from = 'A', to = '}') String nick,
                @ForAll String text) {
            assertThat(IrcLineParser.parse("[%02d:%02d] <%s> %s".formatted(hour, minute, nick, text)))
                    .isEqualTo(new Said(hour * 60 + minute, nick, text));
        }
    }

    @Nested
    class Membership {
        @Test
        void shouldTakeJoins() {
            assertThat(IrcLineParser.parse("=== L0sT [~waa3@raptor.ukc.ac.uk]  has joined #ubuntu"))
                    .isEqualTo(new Joined("L0sT"));
            assertThat(IrcLineParser.parse("=== [optik]  [n=op@1-2-3.host]  has joined #ubuntu"))
                    .isEqualTo(new Joined("[optik]"));
            assertThat(IrcLineParser.parse("=== bur[n] er [n=b@h]  has joined #ubuntu"))
                    .isEqualTo(new Joined("bur[n] er"));
        }

        @Test
        void shouldTakeLeavesKicksAndQuits() {
            assertThat(IrcLineParser.parse("=== rake [~luc@host]  has left #ubuntu [\"Leaving\"] "))
                    .isEqualTo(new Left("rake"));
            assertThat(IrcLineParser.parse("=== rake [~luc@host] has quit [Ping timeout]"))
                    .isEqualTo(new Left("rake"));
            assertThat(IrcLineParser.parse("=== el was kicked off #ubuntu by LoRez (LoRez)"))
                    .isEqualTo(new Left("el"));
        }

        @Test
        void shouldTakeNewNicks() {
            assertThat(IrcLineParser.parse("=== natea is now known as natea|nyc"))
                    .isEqualTo(new Renamed("natea", "natea|nyc"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "===",
                "=== ",
                "=== jiyuu0 here to witness...",
                "=== mode/#ubuntu [+o Seveas]  by ChanServ",
                "=== ..[topic/#ubuntu:Seveas] : has joined #ubuntu",
                "=== netjoined: irc.freenode.net -> kornbluth.freenode.net",
                "=== total_meltdown has kernel 2.6",
                "[24:00] <a> no such hour",
                "[09:60] <a> no such minute",
                "[09:14] <> nobody",
                "[09:14] < > nobody",
                "[09:14]",
                "[09:14] ",
                "[09:14] <cut",
                "<a> without a time",
            })
    void shouldLeaveAloneWhatItDoesNotUnderstand(String line) {
        assertThat(IrcLineParser.parse(line)).isEqualTo(new Other());
    }

    @Property
    void shouldUnderstandOrLeaveAloneAnything(@ForAll String line) {
        assertThat(IrcLineParser.parse(line)).isNotNull();
        assertThat(IrcLineParser.parse("=== " + line)).isNotNull();
    }
}
