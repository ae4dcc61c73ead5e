package io.plexichat.standalone.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ProjectionsCommandTest {
    private static final String LETTER = "00000000-0000-0000-0000-00000000000d";

    private FakeOperatorApi server;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void start() throws IOException {
        server = new FakeOperatorApi();
    }

    @AfterEach
    void stop() {
        assertThat(out.toString().lines())
                .allMatch(line -> line.length() < 80 && line.chars().allMatch(c -> c >= ' ' && c <= '~'));
        server.close();
    }

    @Nested
    class Looking {
        @Test
        void shouldListReadModelsAndBuilds() {
            server.then(200, ProjectionJson.list(ProjectionJson.live(2), ProjectionJson.running()));

            assertThat(run("list")).isZero();

            assertThat(out.toString().lines())
                    .containsExactly(
                            "NAME        GEN STATE          POSITION       LAG  EVENTS/S LETTERS      SIZE",
                            "timeline      2 live          1,234,567        33       8.3       3    5.4 GB",
                            "timeline      3 building      1,234,567        33       8.3       3    5.4 GB",
                            "  -> 4    reading     [########........]  50 %     4,321/s  2m23s (2m0s-3m20s)");
        }

        @Test
        void shouldTellWhatABuildNeeds() {
            server.then(200, ProjectionJson.blocked());

            assertThat(run("show", "timeline")).isZero();

            assertThat(out.toString().lines().map(String::strip))
                    .contains(
                            "A rebuild is due: what answers reads was made by version 2.",
                            "blocked: 1 table differs",
                            "reason: Ticket 7",
                            "table message differs: 1,000 rows now, 999 in the build",
                            "for instance 17",
                            "for instance ?[31m18");
            assertThat(out.toString()).contains("pace: 25 % of a processor, at most 5,000 events/s");
        }

        @Test
        void shouldKeepEachReadModelInItsLines() {
            server.then(200, ProjectionJson.list(ProjectionJson.failed("x".repeat(200))));

            assertThat(run("list")).isZero();

            assertThat(out.toString().lines().toList().getLast())
                    .endsWith("xxx...")
                    .hasSize(79);
        }

        @Test
        void shouldTellHowLongAGenerationIsKept() {
            server.then(200, ProjectionJson.live(2));

            assertThat(run("show", "timeline")).isZero();

            assertThat(out.toString()).contains("kept until 2026-01-02T00:00:00Z", "is 1m15s old");
        }
    }

    @Nested
    class Ordering {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                rebuild timeline                                      | POST /timeline/rebuild {}
                rebuild timeline --share 0.5 --reason T7              | POST /timeline/rebuild {"share":0.5,"reason":"T7"}
                rebuild timeline --events-per-second 500              | POST /timeline/rebuild {"eventsPerSecond":500}
                pause timeline                                        | POST /timeline/pause {}
                resume timeline                                       | POST /timeline/resume {}
                resume timeline --share 1                             | POST /timeline/resume {"share":1.0}
                abandon timeline                                      | POST /timeline/abandon {}
                take-over timeline --reason T8                        | POST /timeline/take-over {"reason":"T8"}
                rollback timeline                                     | POST /timeline/rollback {}
                """)
        void shouldAskTheServerFor(String command, String asked) {
            server.then(202, ProjectionJson.running());

            assertThat(run(command.split(" "))).isZero();

            assertThat(server.asked()).containsExactly(asked);
            assertThat(out.toString())
                    .startsWith("timeline is answered by generation 3; generation 4 is built beside it.");
        }

        @Test
        void shouldTellInOneLineWhyItIsRefused() {
            server.then(409, "{\"code\":\"projection.not-building\",\"detail\":\"Expected a build.\"}");

            assertThat(run("pause", "timeline")).isEqualTo(2);

            assertThat(err.toString().lines())
                    .containsExactly("The server refused: Expected a build. (projection.not-building)");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                rebuild                                     | Missing required parameter: 'NAME'
                rebuild timeline --share 0                  | Expected --share to be above 0 and at most 1, but got 0.0.
                rebuild timeline --share NaN                | Expected --share to be above 0 and at most 1, but got NaN.
                resume timeline --share 1.5                 | Expected --share to be above 0 and at most 1, but got 1.5.
                rebuild timeline --events-per-second 0      | Expected --events-per-second to be at least 1, but got 0.
                try timeline --from -1                      | Expected --from to be at least 0, but got -1.
                try timeline --from 5 --to 4                | Expected --to to be at least 5, but got 4.
                try timeline --limit-rows 101               | Expected --limit-rows to be from 0 to 100, but got 101.
                watch --every 0                             | Expected --every to be at least 1, but got 0.
                evict timeline --reason x                   | Expected either --letter or --sequence.
                evict timeline --sequence s                 | Missing required option: '--reason=TEXT'
                retry timeline --letter 1                   | Invalid value for option '--letter': cannot convert '1' to UUID
                dead-letters timeline --most 0              | Expected --most to be at least 1, but got 0.
                dead-letters timeline --letter 00000000-0000-0000-0000-00000000000d --cause x | Expected --letter alone, without --generation, --sequence and --cause.
                """)
        void shouldRefuseBadOptionsBeforeAskingTheServer(String command, String message) {
            assertThat(run(command.split(" "))).isEqualTo(2);

            assertThat(err.toString()).contains(message);
            assertThat(server.asked()).isEmpty();
        }
    }

    @Nested
    class Trying {
        @Test
        void shouldEndWithZeroWhenNothingIsToBeSaid() {
            server.then(200, ProjectionJson.trial(true, "", ""));

            assertThat(run("try", "timeline")).isZero();

            assertThat(server.asked()).containsExactly("POST /timeline/try {\"fromPosition\":0,\"limitRows\":5}");
            assertThat(out.toString().lines())
                    .contains(
                            "timeline, code version 2, positions 0 to 1,234: 1,200 events were taken, 0 were",
                            "table message: 7 rows",
                            "  - message_id = 17",
                            "    text = 84 bytes")
                    .endsWith("", "Nothing failed and nothing differs.");
        }

        @Test
        void shouldTellWhatFailedAndWhatDiffersAndEndWithOne() {
            server.then(
                    200,
                    ProjectionJson.trial(
                            false,
                            "{\"position\":1001,\"eventType\":\"message.sent\",\"cause\":\"a.B\"}",
                            "{\"table\":\"message\",\"differing\":1,\"onlyInTrial\":2,\"onlyInLive\":0,"
                                    + "\"examples\":[{\"kind\":\"differs\",\"key\":\"1\\u001b[31m8\"}]}"));

            assertThat(run("try", "timeline", "--from", "5", "--to", "1234", "--limit-rows", "0"))
                    .isEqualTo(1);

            assertThat(server.asked())
                    .containsExactly("POST /timeline/try {\"fromPosition\":5,\"toPosition\":1234,\"limitRows\":0}");
            assertThat(out.toString().lines())
                    .contains(
                            "  position 1,001, message.sent: a.B",
                            "  table message: 1 rows differ, 2 are missing live, 0 are only there",
                            "    differs 1?[31m8");
        }
    }

    @Nested
    class Waiting {
        @Test
        void shouldEndOnceTheNewGenerationAnswersReads() {
            server.then(202, ProjectionJson.running())
                    .then(200, ProjectionJson.live(4))
                    .then(200, ProjectionJson.live(4));

            assertThat(run("rebuild", "timeline", "--wait")).isZero();

            assertThat(out.toString()).endsWith("timeline is answered by generation 4 now.\n");
        }

        @Test
        void shouldTellABuildThatWasAbandonedFromOneThatWasTaken() {
            server.then(202, ProjectionJson.running()).then(200, ProjectionJson.live(3));

            assertThat(run("rebuild", "timeline", "--wait")).isEqualTo(1);

            assertThat(out.toString()).endsWith("timeline was not switched: generation 4 was abandoned.\n");
        }

        @Test
        void shouldEndWithOneWhenTheBuildNeedsSomebody() {
            server.then(202, ProjectionJson.running()).then(200, ProjectionJson.blocked());

            assertThat(run("rebuild", "timeline", "--wait")).isEqualTo(1);
        }

        @Test
        void shouldLookAgainWhileABuildGoesOn() {
            server.then(200, ProjectionJson.list(ProjectionJson.running()))
                    .then(200, ProjectionJson.list(ProjectionJson.live(4)));

            assertThat(run("watch", "--every", "1", "--until-done")).isZero();

            assertThat(server.asked()).containsExactly("GET", "GET");
            assertThat(out.toString().lines().filter(line -> line.startsWith("NAME")))
                    .hasSize(2);
        }
    }

    @Nested
    class Letters {
        @Test
        void shouldListAllPages() {
            server.then(200, "{\"cursor\":\"c\",\"items\":[" + ProjectionJson.letter(LETTER, "") + "]}")
                    .then(
                            200,
                            "{\"items\":["
                                    + ProjectionJson.letter(UUID.randomUUID().toString(), ",\"cause\":\"x.Y\"") + "]}");

            assertThat(run("dead-letters", "timeline", "--cause", "x.Y")).isZero();

            assertThat(server.asked())
                    .containsExactly(
                            "GET /timeline/dead-letters?cause=x.Y", "GET /timeline/dead-letters?cause=x.Y&cursor=c");
            assertThat(out.toString())
                    .contains(LETTER + "    3          4,711 message.sent")
                    .contains("sequence c1: waits for an earlier one", "sequence c1: x.Y");
        }

        @Test
        void shouldSayWhenThereAreMore() {
            server.then(200, "{\"cursor\":\"c\",\"items\":[" + ProjectionJson.letter(LETTER, "") + "]}");

            assertThat(run("dead-letters", "timeline", "--most", "1")).isZero();

            assertThat(out.toString()).endsWith("There are more; see them with --most.\n");
        }

        @Test
        void shouldTellWhereOneFailed() {
            server.then(
                    200,
                    ProjectionJson.letter(
                            LETTER,
                            ",\"cause\":\"x.Y\",\"message\":\"Expected it.\",\"stack\":\"a.B(B.java:1)\\nc.D\""));

            assertThat(run("dead-letters", "timeline", "--letter", LETTER)).isZero();

            assertThat(out.toString().lines().map(String::strip)).contains("Expected it.", "a.B(B.java:1)", "c.D");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                retry timeline                                  | 0 | POST /timeline/dead-letters/retry {}
                retry timeline --generation 3 --cause x.Y       | 0 | POST /timeline/dead-letters/retry {"generation":3,"cause":"x.Y"}
                retry timeline --letter LETTER                  | 2 | POST /timeline/dead-letters/LETTER/retry {}
                evict timeline --letter LETTER --reason T9      | 2 | DELETE /timeline/dead-letters/LETTER?reason=T9
                evict timeline --sequence c1 --reason T9        | 2 | POST /timeline/dead-letters/evict {"sequence":"c1","reason":"T9"}
                """)
        void shouldAskTheServerFor(String command, long left, String asked) {
            server.then(200, "{\"taken\":5,\"evicted\":5,\"left\":" + left + "}");

            int status = run(command.replace("LETTER", LETTER).split(" "));

            assertThat(status).isEqualTo(command.startsWith("retry") && left > 0 ? 1 : 0);
            assertThat(server.asked()).containsExactly(asked.replace("LETTER", LETTER));
            assertThat(out.toString()).contains("5 letters were", left + " are left.");
        }
    }

    private int run(String... arguments) {
        List<String> access = List.of("--server", server.address(), "--user", "admin", "--password", "secret");
        return new CommandLine(new ProjectionsCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(
                        Stream.concat(Arrays.stream(arguments), access.stream()).toArray(String[]::new));
    }
}
