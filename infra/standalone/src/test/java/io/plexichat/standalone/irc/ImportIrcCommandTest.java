package io.plexichat.standalone.irc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plexichat.plugin.client.ClientSettings;
import io.plexichat.plugin.client.Credentials;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.ServerUnreachableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportIrcCommandTest {
    @TempDir
    private Path directory;

    private FakePlexiChat server;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void start() throws IOException {
        server = new FakePlexiChat();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private int run(Object... inputs) {
        return runAs("secret", inputs);
    }

    private int runAs(String password, Object... inputs) {
        String[] options = {
            "irc", "--server", server.address(), "--user", "admin", "--password", password, "--channel", "ubuntu"
        };
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new CommandLine(new ImportCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.concat(
                                Arrays.stream(options), Arrays.stream(inputs).map(Object::toString))
                        .toArray(String[]::new));
    }

    private Path log(String date, int messages) throws IOException {
        return Files.writeString(directory.resolve(date + ".txt"), text(date, messages));
    }

    private static String text(String date, int messages) {
        StringBuilder text = new StringBuilder("=== early [e@h]  has joined #ubuntu\n");
        for (int i = 0; i < messages; i++) {
            text.append("[%02d:%02d] <nick%d> %s number %d%n".formatted(i / 600 % 24, i / 10 % 60, i % 7, date, i));
        }
        return text.append("=== early is now known as late\n=== mode/#ubuntu [+o x]  by y\n")
                .toString();
    }

    private List<String> texts() {
        return server.messages.values().stream().map(FakePlexiChat.Stored::text).toList();
    }

    @Test
    void shouldImportInOrderAndAddNothingTheSecondTime() throws IOException {
        Path second = log("2005-01-02", 1_500);
        Path first = log("2005-01-01", 1_200);

        assertThat(run(second, first)).isZero();

        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            expected.add("2005-01-01 number " + i);
        }
        for (int i = 0; i < 1_500; i++) {
            expected.add("2005-01-02 number " + i);
        }
        assertThat(texts()).isEqualTo(expected);
        assertThat(server.memberships).containsExactly("early+", "early-", "late+", "early+", "early-");
        assertThat(out.toString())
                .contains("2,700 new, 0 already there")
                .contains("5 new, 6 in the logs")
                .contains("lines ignored                2");
        assertThat(server.messages.values())
                .extracting(FakePlexiChat.Stored::sentAt)
                .isSorted();

        assertThat(run(first, second)).isZero();

        assertThat(texts()).isEqualTo(expected);
        assertThat(out.toString()).contains("0 new, 2,700 already there").contains("0 new, 6 in the logs");
    }

    @Test
    void shouldGiveTheSameMessagesHoweverTheyAreGiven() throws IOException {
        byte[] log = Packed.text(text("2005-01-01", 30));
        Path tar =
                Files.write(directory.resolve("logs.tar.gz"), Packed.gzip(Packed.tar(Map.of("x/2005-01-01.txt", log))));
        Path xz = Files.write(directory.resolve("2005-01-01.xz"), Packed.xz(log));
        assertThat(run(log("2005-01-01", 20))).isZero();

        assertThat(run(tar, directory, xz)).isZero();

        assertThat(server.messages).hasSize(30);
        assertThat(out.toString()).contains("10 new");
    }

    @Test
    void shouldGetOverABusyServerAndLostAnswers() throws IOException {
        server.busy = batch -> batch == 1;
        server.lost = batch -> batch == 3;

        assertThat(run(log("2005-01-01", 2_500))).isZero();

        assertThat(texts()).hasSize(2_500).startsWith("2005-01-01 number 0").endsWith("2005-01-01 number 2499");
        assertThat(out.toString()).contains("2,500 new, 0 already there");
    }

    @Test
    void shouldTellOfBadInputInOneLineBeforeAnythingIsImported() throws IOException {
        Path good = log("2005-01-01", 5);
        Path broken = Files.write(
                directory.resolve("2005-01-02.gz"),
                Arrays.copyOf(Packed.gzip(Packed.text(text("2005-01-02", 5_000))), 500));

        assertFails("is broken", run(good, broken));
        assertFails("no date in its name", run(good, Files.writeString(directory.resolve("notes.txt"), "x")));
        assertFails("no readable file", run(good, directory.resolve("2005-01-09.txt")));
        assertThat(server.messages).isEmpty();
    }

    @Test
    void shouldTellInOneLineWhatIsWrongWithTheServerOrTheAccount() throws IOException {
        Path log = log("2005-01-01", 5);

        assertFails("does not take this user name and password", runAs("wrong", log));
        server.role = "auditor";
        assertFails("admin or a bot", run(log));
        server.close();
        assertFails("No server answers at " + server.address(), run(log));
    }

    @Test
    void shouldCompleteWhatAServerThatWentAwayLeftUndone() throws IOException {
        Path log = log("2005-01-01", 3_000);
        server.deadFrom = 2;
        ClientSettings impatient =
                ClientSettings.of(URI.create(server.address())).retryingFor(Duration.ofMillis(200));
        UUID channel = UUID.fromString(FakePlexiChat.CHANNEL_ID);
        try (PlexiChatClient client = PlexiChatClient.connect(impatient, new Credentials("admin", "secret"));
                LogFiles logs = LogFiles.in(List.of(log))) {
            ImportTally tally = new ImportTally();
            IrcImport interrupted = new IrcImport(client, channel, tally, _ -> {});
            assertThatThrownBy(() -> interrupted.run(logs.files(), new LogCounts()))
                    .isInstanceOf(ServerUnreachableException.class);
            assertThat(tally.fresh()).isEqualTo(server.messages.size()).isEqualTo(1_000);

            server.deadFrom = Integer.MAX_VALUE;
            new IrcImport(client, channel, tally, _ -> {}).run(logs.files(), new LogCounts());
            assertThat(tally.fresh()).isEqualTo(3_000);
        }

        assertThat(texts()).hasSize(3_000).startsWith("2005-01-01 number 0").endsWith("2005-01-01 number 2999");
    }

    private void assertFails(String reason, int exitCode) {
        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString().strip()).contains(reason).doesNotContain("\n");
        assertThat(out.toString()).isEmpty();
    }
}
