package io.plexichat.benchmarks.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.benchmarks.irc.ExpectedLog;
import io.plexichat.benchmarks.irc.ExpectedMessage;
import io.plexichat.benchmarks.irc.TimelineCheck;
import io.plexichat.plugin.client.Channel;
import io.plexichat.plugin.client.Member;
import io.plexichat.plugin.client.Message;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.Window;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Importing while the server is killed ends as if it had not been. */
@Timeout(300)
class ImportIT {
    private static final String CHANNEL = "#history";
    private static final int DAYS = 15;
    private static final int LINES = 1_500;
    private static final long ENOUGH = 3_000;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    @Test
    void shouldEndTheSameWhenTheServerIsKilledMeanwhile() throws IOException, InterruptedException {
        Path logs = Files.createDirectory(directory.resolve("logs"));
        for (int day = 0; day < DAYS; day++) {
            writeDay(logs, LocalDate.of(2005, 1, 1).plusDays(day), new Random(day));
        }
        List<ExpectedMessage> expected = ExpectedLog.read(logs);

        try (ServerProcess server = TestProduct.start(directory);
                PlexiChatClient admin = server.admin()) {
            ImportProcess interrupted = start(server.http(), logs);
            awaitSomeMessages(admin);
            server.kill();
            interrupted.interrupt();
            assertThat(interrupted.await().printed()).contains("Run the same command again to complete it.");
        }

        try (ServerProcess server = TestProduct.start(directory)) {
            ImportProcess.Result second = start(server.http(), logs).await();
            assertThat(second.exitCode()).as(second.printed()).isZero();
            List<Message> complete;
            List<Member> members;
            try (PlexiChatClient admin = server.admin()) {
                UUID channel = channel(admin).channelId();
                TimelineCheck.Outcome outcome = TimelineCheck.of(admin, channel, expected);
                assertThat(outcome.differences()).isEmpty();
                complete = outcome.timeline();
                assertThat(complete.size()).isGreaterThan((int) ENOUGH);
                members = admin.channels().members(channel, null).items();
                assertThat(members)
                        .extracting(Member::username)
                        .contains("anchor")
                        .doesNotContain("guest");
            }

            ImportProcess.Result third = start(server.http(), logs).await();
            assertThat(third.printed()).contains(" 0 new");
            try (PlexiChatClient admin = server.admin()) {
                UUID channel = channel(admin).channelId();
                assertThat(TimelineCheck.readAll(admin, channel)).isEqualTo(complete);
                assertThat(admin.channels().members(channel, null).items()).isEqualTo(members);
            }
        }
    }

    private static ImportProcess start(URI server, Path logs) {
        return ImportProcess.start(
                TestProduct.packaged(), server, Product.ADMIN, Product.ADMIN_PASSWORD, CHANNEL, List.of(logs));
    }

    private static void awaitSomeMessages(PlexiChatClient admin) throws InterruptedException {
        while (true) {
            var found = admin.channels().named(CHANNEL);
            if (found.isPresent()) {
                List<Message> latest = admin.messages()
                        .timeline(found.get().channelId(), Window.latest(), 1)
                        .items();
                if (!latest.isEmpty() && latest.getFirst().seq() > ENOUGH) {
                    return;
                }
            }
            Thread.sleep(20);
        }
    }

    private static Channel channel(PlexiChatClient admin) {
        return admin.channels().named(CHANNEL).orElseThrow();
    }

    /** A day as a channel logger writes it, with all its kinds of lines. */
    private static void writeDay(Path logs, LocalDate date, Random random) throws IOException {
        StringBuilder text = new StringBuilder("=== anchor [n=a@host]  has joined #history\n");
        for (int i = 0; i < LINES; i++) {
            String time = "[%02d:%02d]".formatted(i * 1_440 / LINES / 60, i * 1_440 / LINES % 60);
            String nick = "nick" + random.nextInt(200) + (random.nextInt(50) == 0 ? "[x] y" : "");
            switch (random.nextInt(40)) {
                case 0 ->
                    text.append(
                            "=== guest [n=g@host]  has joined #history\n=== guest [n=g@host]  has left #history []\n");
                case 1 -> text.append("=== mode/#history [+o nick1]  by ChanServ\n");
                case 2 -> text.append(time).append("  * nick7 waves\n");
                case 3 -> text.append(time).append(" -nick8:#history- psst\n");
                case 4 -> text.append(time).append(" <").append(nick).append(">\n");
                case 5 -> text.append("\n");
                default -> {
                    text.append(time).append(" <").append(nick).append("> ").append(date);
                    for (int words = random.nextInt(20); words >= 0; words--) {
                        text.append(' ').append(Integer.toString(random.nextInt(40_000), 36));
                    }
                    text.append(" caf\u00e9 \u4f60\u597d\n");
                }
            }
        }
        Files.writeString(logs.resolve(date + ".txt"), text);
    }
}
