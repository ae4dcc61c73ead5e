package io.plexichat.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TextRuleTest {
    private static final TextRule LINE = TextRule.line(2, 4);

    @Test
    void shouldAcceptTextWithinTheLengths() {
        assertThat(LINE.check("ab")).isEmpty();
        assertThat(LINE.check("abcd")).isEmpty();
    }

    @Test
    void shouldCountCodePointsAndNotChars() {
        assertThat(LINE.check("\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00"))
                .isEmpty();
        assertThat(codeOf(LINE, "\uD83D\uDE00")).isEqualTo("too-short");
    }

    @Test
    void shouldNameWhatIsWrong() {
        assertThat(codeOf(LINE, null)).isEqualTo("required");
        assertThat(codeOf(LINE, "")).isEqualTo("required");
        assertThat(codeOf(LINE, "a")).isEqualTo("too-short");
        assertThat(codeOf(LINE, "abcde")).isEqualTo("too-long");
        assertThat(codeOf(LINE, "a\nb")).isEqualTo("control-character");
        assertThat(codeOf(LINE, "a\u0085b")).isEqualTo("control-character");
        assertThat(codeOf(LINE, "a\uD83Db")).isEqualTo("unpaired-surrogate");
        assertThat(codeOf(LINE, "\uDE00ab")).isEqualTo("unpaired-surrogate");
        assertThat(codeOf(TextRule.matching(1, 9, Pattern.compile("[a-z]+")), "A"))
                .isEqualTo("invalid-format");
    }

    @Test
    void shouldCountWhatIsLeftOfATextOnceItIsNormalised() {
        TextRule normalised = TextRule.line(3, 4).normalisedTo(Normalizer.Form.NFKC);
        assertThat(normalised.check("\ufb03")).as("a ligature of three").isEmpty();
        assertThat(codeOf(normalised, "e\u0301e\u0301")).isEqualTo("too-short");
        assertThat(codeOf(normalised, "\ufb03\ufb03")).isEqualTo("too-long");
        assertThat(codeOf(normalised, "\u0301".repeat(10_000))).isEqualTo("too-long");
    }

    @Test
    void shouldAllowLineBreaksAndTabsOnlyInLines() {
        TextRule lines = TextRule.line(1, 9).allowing(TextRule.Controls.LINES);
        assertThat(lines.check("a\r\n\tb")).isEmpty();
        assertThat(codeOf(lines, "a\u0002b")).isEqualTo("control-character");
    }

    @Test
    void shouldNeverAllowNul() {
        TextRule logged = TextRule.line(1, 9).allowing(TextRule.Controls.AS_LOGGED);
        assertThat(logged.check("\u0002bold\u000f")).isEmpty();
        assertThat(codeOf(logged, "a\u0000b")).isEqualTo("control-character");
    }

    @Test
    void shouldRejectWithTheFieldAtFault() {
        assertThatThrownBy(() -> LINE.require("topic", "a"))
                .isInstanceOfSatisfying(RejectedException.class, rejected -> {
                    assertThat(rejected.rejection().code()).isEqualTo("request.invalid");
                    assertThat(rejected.rejection().errors())
                            .extracting(Rejection.FieldError::field, Rejection.FieldError::code)
                            .containsExactly(tuple("topic", "too-short"));
                });
    }

    private static String codeOf(TextRule rule, @Nullable String text) {
        return rule.check(text).orElseThrow().code();
    }
}
