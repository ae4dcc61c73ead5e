package io.plexichat.standalone.irc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
    private static final byte[] FIRST = Packed.text("[01:00] <a> first\n");
    private static final byte[] SECOND = Packed.text("[01:00] <a> second\n");

    @TempDir
    private Path directory;

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(directory.resolve(name), content);
    }

    private static List<String> contents(Path... inputs) throws IOException {
        try (LogFiles logs = LogFiles.in(List.of(inputs))) {
            List<String> contents = new java.util.ArrayList<>();
            for (LogFile log : logs.files()) {
                try (var stream = log.open()) {
                    contents.add(new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip());
                }
            }
            return contents;
        }
    }

    @Test
    void shouldReadPlainAndPackedFilesTheOldestFirst() throws IOException {
        Path second = file("#chan-2005-01-02.log.gz", Packed.gzip(SECOND));
        Path first = file("2005-01-01.txt.xz", Packed.xz(FIRST));
        Path plain = file("2005-01-03.txt", FIRST);

        assertThat(contents(plain, second, first))
                .containsExactly("[01:00] <a> first", "[01:00] <a> second", "[01:00] <a> first");
    }

    @Test
    void shouldReadArchivesHoweverTheyArePackedAndNamed() throws IOException {
        byte[] tar = Packed.tar(Map.of(
                "logs/2005-01-02.txt", SECOND,
                "logs/2005-01-01.txt.gz", Packed.gzip(FIRST),
                "logs/LICENSE.txt", FIRST));

        for (Path archive : List.of(file("a.tar", tar), file("b.tgz", Packed.gzip(tar)), file("c", Packed.xz(tar)))) {
            assertThat(contents(archive)).containsExactly("[01:00] <a> first", "[01:00] <a> second");
        }
    }

    @Test
    void shouldReadDirectoriesAndPassOverWhatHasNoDate() throws IOException {
        Files.createDirectories(directory.resolve("logs/2005"));
        file("logs/2005/2005-01-02.txt", SECOND);
        file("logs/2005-01-01.tar", Packed.tar(Map.of("2005-01-01.txt", FIRST)));
        file("logs/readme.txt", FIRST);

        assertThat(contents(directory.resolve("logs"))).containsExactly("[01:00] <a> first", "[01:00] <a> second");
        try (LogFiles logs = LogFiles.in(List.of(directory.resolve("logs")))) {
            assertThat(logs.passedOver()).isEqualTo(1);
        }
    }

    @Test
    void shouldLeaveNothingUnpackedBehind() throws IOException {
        Path archive = file("a.tar", Packed.tar(Map.of("2005-01-01.txt", FIRST)));
        LogFiles logs = LogFiles.in(List.of(archive));
        Path unpacked = logs.files().getFirst().path();
        assertThat(unpacked).exists();

        logs.close();

        assertThat(unpacked.getParent()).doesNotExist();
    }

    @Test
    void shouldRefuseWhatIsNoLog() throws IOException {
        assertBad("no readable file", directory.resolve("missing-2005-01-01.txt"));
        assertBad("no date in its name", file("readme.txt", FIRST));
        assertBad("no date in its name", file("2005-02-30.txt", FIRST));
        assertBad("there are none", file("empty.tar", Packed.tar(Map.of("readme.txt", FIRST))));
        assertBad("is broken", file("2005-01-01.xz", Arrays.copyOf(Packed.xz(FIRST), 9)));
        byte[] tar = Packed.xz(Packed.tar(Map.of("2005-01-01.txt", new byte[100_000])));
        assertBad("is broken", file("cut.tar.xz", Arrays.copyOf(tar, tar.length - 40)));
    }

    private static void assertBad(String reason, Path input) {
        assertThatThrownBy(() -> LogFiles.in(List.of(input)))
                .isInstanceOf(BadLogException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining(input.getFileName().toString())
                .hasMessageNotContaining("\n");
    }
}
