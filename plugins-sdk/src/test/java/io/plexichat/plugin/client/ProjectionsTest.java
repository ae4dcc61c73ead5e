package io.plexichat.plugin.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectionsTest {
    private static final UUID LETTER = UUID.fromString("00000000-0000-0000-0000-00000000000d");
    private static final String TIMELINE = """
            {"name":"timeline","generation":3,"state":"blocked","position":-1,"headPosition":9,"eventsPerSecond":12.5,
             "etaSeconds":7.5,"deadLetters":2,"codeVersion":4,"new":true,
             "generations":[{"generation":4,"role":"building","state":"running","codeVersion":4,"place":"timeline_4",
                "position":-1,"headPosition":9,"lagEvents":10,"eventsPerSecond":0,"deadLetters":0,
                "createdAt":"2026-01-01T00:00:00Z"}],
             "build":{"generation":4,"phase":"comparing","state":"blocked","because":"1 table differs","position":-1,
                "goalPosition":9,"eventsPerSecond":1,"averageEventsPerSecond":2,
                "eta":{"seconds":7.5,"lowSeconds":5,"highSeconds":10},"startedAt":"2026-01-01T00:00:00Z",
                "phaseStartedAt":"2026-01-01T00:00:01Z","pace":{"share":0.25},
                "differences":[{"table":"message","activeRows":2,"newRows":1,"activeDigest":"a","newDigest":"b",
                    "exampleKeys":["7"]}],
                "segments":[{"segment":0,"fromPosition":-1,"position":-1,"goalPosition":9}]}}
            """;

    private FakeServer server;
    private PlexiChatClient client;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        client = server.client();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void shouldReadAllThatIsToldOfABuild() {
        server.then(200, "{\"items\":[" + TIMELINE + "]}");

        Projection timeline = client.projections().list().getFirst();

        assertThat(timeline.etaSeconds()).isEqualTo(7.5);
        assertThat(timeline.generations()).singleElement().satisfies(generation -> {
            assertThat(generation.createdAt()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
            assertThat(generation.bytes()).isNull();
        });
        assertThat(timeline.build()).isNotNull().satisfies(build -> {
            assertThat(build.eta()).isEqualTo(new ProjectionBuild.Eta(7.5, 5, 10));
            assertThat(build.pace()).isEqualTo(new Pace(null, 0.25));
            assertThat(build.differences().getFirst().exampleKeys()).containsExactly("7");
            assertThat(build.segments()).hasSize(1);
        });
    }

    @Test
    void shouldReadAllThatIsToldOfATrial() {
        server.then(200, """
                {"name":"timeline","codeVersion":2,"fromPosition":0,"toPosition":9,"clean":false,"taken":8,"failed":1,
                 "failures":[{"position":7,"eventType":"message.sent"}],
                 "tables":[{"table":"message","rows":4,"columns":["message_id","text"],"firstRows":[["17","84 bytes"]]}],
                 "comparison":{"extent":"whole","livePosition":9,"told":"All rows.","differences":[
                    {"table":"message","differing":1,"onlyInTrial":0,"onlyInLive":2,
                     "examples":[{"kind":"differs","key":"17"}]}]}}
                """);

        ProjectionTrial trial = client.projections().tryOut("timeline", 0, null, 1);

        assertThat(server.asked().getFirst().body()).isEqualTo("{\"fromPosition\":0,\"limitRows\":1}");
        assertThat(trial.failures()).containsExactly(new ProjectionTrial.Failure(7, "message.sent", null, null));
        assertThat(trial.tables().getFirst().firstRows().getFirst()).containsExactly("17", "84 bytes");
        assertThat(trial.comparison().differences().getFirst().examples())
                .containsExactly(new ProjectionTrial.Example("differs", "17"));
        assertThat(trial.stopped()).isNull();
    }

    @Test
    void shouldOrderWithNoMoreThanIsSaid() {
        for (int i = 0; i < 8; i++) {
            server.then(202, TIMELINE);
        }
        Projections projections = client.projections();

        projections.rebuild("timeline", new Pace(500L, null), "Ticket 7");
        projections.rebuild("timeline", Pace.DEFAULT, null);
        projections.pause("timeline");
        projections.resume("timeline", null);
        projections.resume("timeline", new Pace(null, 1.0));
        projections.abandon("timeline");
        projections.takeOver("timeline", "Ticket 8");
        projections.rollBack("a b", null);

        assertThat(server.asked())
                .extracting(asked -> asked.path().substring("/api/v1/admin/projections".length()) + " " + asked.body())
                .containsExactly(
                        "/timeline/rebuild {\"eventsPerSecond\":500,\"reason\":\"Ticket 7\"}",
                        "/timeline/rebuild {}",
                        "/timeline/pause {}",
                        "/timeline/resume {}",
                        "/timeline/resume {\"share\":1.0}",
                        "/timeline/abandon {}",
                        "/timeline/take-over {\"reason\":\"Ticket 8\"}",
                        "/a%20b/rollback {}");
    }

    /** Whoever sends it twice may begin two builds, or take a second step back. */
    @Test
    void shouldNotOrderAgainWhenTheAnswerIsLost() {
        server.thenBreak().then(202, TIMELINE);

        var lost = catchThrowableOfType(
                PlexiChatException.class, () -> client.projections().rollBack("timeline", null));

        assertThat(lost).isNotNull();
        assertThat(server.asked()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            - | -   | -            |
            3 | a b | unknown-type | ?generation=3&sequence=a%20b&cause=unknown-type
            """)
    void shouldListLettersByTheirFilter(Integer generation, String sequence, String cause, String query) {
        server.then(200, """
                        {"cursor":"more","items":[{"letterId":"%s","generation":3,"sequence":"a b","position":5,
                         "eventType":"message.sent","recordedAt":"2026-01-01T00:00:00Z","parkedAt":"2026-01-01T00:00:00Z",
                         "triedAt":"2026-01-01T00:00:00Z"}]}
                        """.formatted(LETTER));

        Page<DeadLetter> page =
                client.projections().deadLetters("timeline", new DeadLetterFilter(generation, sequence, cause), null);

        assertThat(page.cursor()).isEqualTo("more");
        assertThat(page.items()).extracting(DeadLetter::letterId).containsExactly(LETTER);
        assertThat(server.asked().getLast().path())
                .isEqualTo("/api/v1/admin/projections/timeline/dead-letters" + (query == null ? "" : query));
    }

    @Test
    void shouldRetryAndEvict() {
        server.then(200, "{\"taken\":2,\"left\":1}")
                .then(200, "{\"taken\":1,\"left\":0}")
                .then(200, "{\"evicted\":1,\"left\":4}")
                .then(200, "{\"evicted\":3,\"left\":1}");
        Projections projections = client.projections();

        assertThat(projections.retry("timeline", new DeadLetterFilter(null, null, "x.Y")))
                .isEqualTo(new Projections.Retried(2, 1));
        assertThat(projections.retry("timeline", LETTER)).isEqualTo(new Projections.Retried(1, 0));
        assertThat(projections.evict("timeline", LETTER, "Ticket 9")).isEqualTo(new Projections.Evicted(1, 4));
        assertThat(projections.evictSequence("timeline", "a b", "Ticket 9")).isEqualTo(new Projections.Evicted(3, 1));

        assertThat(server.asked())
                .extracting(asked -> asked.method() + " "
                        + asked.path().substring("/api/v1/admin/projections/timeline/dead-letters".length()) + " "
                        + asked.body())
                .containsExactly(
                        "POST /retry {\"cause\":\"x.Y\"}",
                        "POST /" + LETTER + "/retry {}",
                        "DELETE /" + LETTER + "?reason=Ticket%209 ",
                        "POST /evict {\"sequence\":\"a b\",\"reason\":\"Ticket 9\"}");
    }
}
