package io.plexichat.command.notice;

import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.mail.MailKind;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LetterTextsTest {
    private static final Username OWNER = new Username("\u00c5sa");

    @ParameterizedTest
    @EnumSource(MailKind.class)
    void shouldHaveSubjectsOfOneLineInAscii(MailKind kind) {
        String subject = LetterTexts.subject(kind);
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(subject)).isTrue();
        assertThat(subject).startsWith("PlexiChat: ").doesNotContain("\n", "\r").hasSizeLessThan(60);
    }

    @ParameterizedTest
    @EnumSource(MailKind.class)
    void shouldHoldASecretOnlyWhereOneIsAskedForAndNoLinks(MailKind kind) {
        String text = LetterTexts.text(kind, OWNER, NOW, "s3cret");
        assertThat(text)
                .startsWith("Hello \u00c5sa,")
                .contains("21 November 2026, 10:00 UTC")
                .doesNotContain("://");
        assertThat(text.contains("s3cret"))
                .isEqualTo(Set.of(MailKind.EMAIL_CODE, MailKind.LOGIN_CODE, MailKind.RECOVERY_LINK)
                        .contains(kind));
        assertThat(text.lines()).allMatch(line -> line.length() < 200);
    }
}
