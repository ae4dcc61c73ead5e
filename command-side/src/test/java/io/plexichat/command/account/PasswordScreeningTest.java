package io.plexichat.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.account.WeakPassword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordScreeningTest {
    private final PasswordScreening screening = new PasswordScreening(null);

    @ParameterizedTest
    @CsvSource({
        "password, ada, COMMON",
        "PassWord, ada, COMMON",
        "\uff50assword, ada, COMMON",
        "qwertyuiop, ada, COMMON",
        "adamantium, ada, CONTAINS_USERNAME",
        "my name is GRACE!, Grace, CONTAINS_USERNAME",
        "hello \uff27race hopper, grace, CONTAINS_USERNAME"
    })
    void shouldTellWhatIsWrong(String password, String username, WeakPassword expected) {
        assertThat(screening.weakness(new Password(password), new Username(username)))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"correct horse, ada", "jolly fjords, jo", "correct horse battery staple, ada"})
    void shouldTakeOthers(String password, String username) {
        assertThat(screening.weakness(new Password(password), new Username(username)))
                .isEmpty();
    }

    @Nested
    class Breached {
        private static final int KNOWN = 500;

        @TempDir
        private Path directory = Path.of("");

        @ParameterizedTest
        @ValueSource(strings = {"\n", "\r\n"})
        void shouldFindEachOfAFileAndNoOther(String lineBreak) throws IOException {
            BreachedPasswords breached = new BreachedPasswords(file(lineBreak, ":" + 42, KNOWN));
            for (int i = 0; i < 2 * KNOWN; i++) {
                assertThat(breached.contains(password(i))).as("password %s", i).isEqualTo(i < KNOWN);
            }
        }

        @Test
        void shouldReadHashesInSmallLettersWithoutCounts() throws IOException {
            Path file = file("\n", "", KNOWN);
            Files.writeString(
                    file,
                    Files.readString(file).toLowerCase(java.util.Locale.ROOT).strip());
            BreachedPasswords breached = new BreachedPasswords(file);
            assertThat(IntStream.range(0, KNOWN).allMatch(i -> breached.contains(password(i))))
                    .isTrue();
            assertThat(breached.contains(password(KNOWN))).isFalse();
        }

        @Test
        void shouldBeOneReason() throws IOException {
            PasswordScreening withFile = new PasswordScreening(new BreachedPasswords(file("\n", ":1", 3)));
            assertThat(withFile.weakness(password(1), new Username("ada"))).contains(WeakPassword.BREACHED);
            assertThat(withFile.weakness(password(3), new Username("ada"))).isEmpty();
        }

        @Test
        void shouldFindNothingInAnEmptyFile() throws IOException {
            assertThat(new BreachedPasswords(file("\n", "", 0)).contains(password(1)))
                    .isFalse();
        }

        @Test
        void shouldNotTakeAnotherFileForAList() throws IOException {
            Path other = Files.writeString(directory.resolve("other.txt"), "password\nletmein\n");
            assertThatThrownBy(() -> new BreachedPasswords(other).contains(password(1)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("other.txt");
        }

        private Path file(String lineBreak, String suffix, int count) throws IOException {
            List<String> hashes = IntStream.range(0, count)
                    .mapToObj(i -> sha1(password(i).value()))
                    .sorted()
                    .toList();
            return Files.writeString(
                    directory.resolve("breached.txt"),
                    hashes.stream().map(hash -> hash + suffix + lineBreak).collect(Collectors.joining()));
        }

        private static Password password(int number) {
            return new Password("a secret of number " + number);
        }

        private static String sha1(String text) {
            try {
                return HexFormat.of()
                        .withUpperCase()
                        .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
            } catch (java.security.NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
