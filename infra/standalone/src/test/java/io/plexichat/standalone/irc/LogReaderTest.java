package io.plexichat.standalone.irc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogReaderTest {
    @TempDir
    private Path directory;

    private final LogCounts counts = new LogCounts();

    private List<LogEntry> read(byte[] content) throws IOException {
        Path file = Files.write(directory.resolve("2004-12-25.txt"), content);
        List<LogEntry> entries = new ArrayList<>();
        new LogReader(counts).read(new LogFile("log", LocalDate.of(2004, 12, 25), file), entries::add);
        return entries;
    }

    private List<LogEntry> read(String content) throws IOException {
        return read(content.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> texts(List<LogEntry> entries) {
        return entries.stream()
                .filter(LogEntry.Message.class::isInstance)
                .map(entry -> ((LogEntry.Message) entry).text())
                .toList();
    }

    @Test
    void shouldReadInOrderWithWhateverLineEnds() throws IOException {
        List<LogEntry> entries =
                read("\uFEFF[09:14] <a> one\r\n=== b [b@h]  has joined #c\n\n[09:15] <b> two\n[09:15] <a> cut");

        assertThat(texts(entries)).containsExactly("one", "two", "cut");
        assertThat(entries.get(1)).isInstanceOfSatisfying(LogEntry.Membership.class, joined -> {
            assertThat(joined.joined()).isTrue();
            assertThat(joined.at()).isEqualTo("2004-12-25T09:14:00.001Z");
        });
        assertThat(counts.messages).isEqualTo(3);
        assertThat(counts.ignoredLines).isEqualTo(1);
    }

    @Test
    void shouldReadALineThatIsNotUtf8AsWindows1252() throws IOException {
        byte[] windows = "[09:14] <a> caf\u00e9 \u20ac\n".getBytes(Charset.forName("windows-1252"));
        byte[] utf8 = "[09:14] <a> caf\u00e9 \u20ac\n".getBytes(StandardCharsets.UTF_8);

        assertThat(texts(read(windows))).containsExactly("caf\u00e9 \u20ac");
        assertThat(counts.windows1252Lines).isEqualTo(1);
        assertThat(texts(read(utf8))).containsExactly("caf\u00e9 \u20ac");
        assertThat(counts.windows1252Lines).isEqualTo(1);
    }

    @Test
    void shouldGiveABlankWhereTheLoggerTrimmedAll() throws IOException {
        assertThat(texts(read("[09:14] <a>\n[09:14] <a> \n"))).containsExactly(" ", " ");
        assertThat(counts.blankTexts).isEqualTo(2);
    }

    @Test
    void shouldKeepControlsButNul() throws IOException {
        assertThat(texts(read("[09:14] <a> \u0008\u007f\u001c\t\u0000x\n")))
                .containsExactly("\u0008\u007f\u001c\t\uFFFDx");
    }

    @Test
    void shouldLetANewNickLeaveAndJoin() throws IOException {
        assertThat(read("=== a is now known as b\n"))
                .extracting(entry ->
                        ((LogEntry.Membership) entry).who().username() + ((LogEntry.Membership) entry).joined())
                .containsExactly("afalse", "btrue");
    }

    @Test
    void shouldSplitATextThatIsTooLongForAMessage() throws IOException {
        List<LogEntry> entries = read("[09:14] <a> " + "\uD83D\uDE00".repeat(10_001) + "\n");

        assertThat(texts(entries)).containsExactly("\uD83D\uDE00".repeat(10_000), "\uD83D\uDE00");
        assertThat(entries)
                .extracting(entry -> ((LogEntry.Message) entry).where())
                .doesNotHaveDuplicates();
        assertThat(counts.splitLines).isEqualTo(1);
    }

    @Test
    void shouldRefuseWhatHasNoLines() {
        assertThatThrownBy(() -> read(new byte[LineReader.LONGEST + 1]))
                .isInstanceOf(BadLogException.class)
                .hasMessageContaining("line 1 of log");
    }
}
