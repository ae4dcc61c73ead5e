package io.plexichat.gateway.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.GatewayContract;
import io.plexichat.gateway.ProjectionSamples;
import io.plexichat.gateway.Samples;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.projection.BuildPace;
import io.plexichat.kernel.projection.BuildView;
import io.plexichat.kernel.projection.LetterSelection;
import io.plexichat.kernel.projection.OrderReason;
import io.plexichat.kernel.projection.ProjectionOrder.EvictLetters;
import io.plexichat.kernel.projection.ProjectionOrder.Rebuild;
import io.plexichat.kernel.projection.ProjectionOrder.Resume;
import io.plexichat.kernel.projection.ProjectionOrder.RetryLetters;
import io.plexichat.kernel.projection.ProjectionOrder.TakeOver;
import io.plexichat.kernel.projection.ProjectionOrder.TryOut;
import io.plexichat.kernel.projection.ProjectionQuery.ListLetters;
import io.plexichat.kernel.projection.ProjectionRejections;
import io.plexichat.kernel.projection.ProjectionView;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class ProjectionCallsIT extends GatewayContract {
    private static final String ROOT = "/api/v1/admin/projections";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    |                                       |                                    | 200 | "items":[{"name":"timeline","generation":3,"state":"live"
            GET    | /timeline                             |                                    | 200 | "role":"previous"
            POST   | /timeline/rebuild                     |                                    | 202 | "build":{"generation":4,"phase":"reading","state":"running"
            POST   | /timeline/pause                       |                                    | 202 | "state":"paused"
            POST   | /timeline/resume                      |                                    | 202 | "state":"building"
            POST   | /timeline/abandon                     |                                    | 202 | "state":"live"
            POST   | /timeline/take-over                   |                                    | 202 | "state":"live"
            POST   | /timeline/rollback                    | {"reason":"Ticket 8"}              | 202 | "state":"live"
            POST   | /timeline/try                         |                                    | 200 | "differences":[{"table":"message","differing":1,"onlyInTrial":0,"onlyInLive":0,"examples":[{"kind":"differs","key":"17"}]}]
            POST   | /timeline/try                         | {"fromPosition":5,"toPosition":9}  | 200 | "fromPosition":5,"toPosition":9,"clean":false,"taken":3,"failed":1
            GET    | /timeline/dead-letters                |                                    | 200 | "cursor":"more"
            GET    | /timeline/dead-letters/LETTER         |                                    | 200 | "stack":"a.B.c(B.java:7)"
            POST   | /timeline/dead-letters/LETTER/retry   |                                    | 200 | {"taken":2,"left":0}
            DELETE | /timeline/dead-letters/LETTER         |                                    | 200 | {"evicted":1,"left":1}
            POST   | /timeline/dead-letters/retry          |                                    | 200 | {"taken":2,"left":0}
            POST   | /timeline/dead-letters/evict          | {"sequence":"ROOM","reason":"gone"} | 200 | {"evicted":1,"left":1}
            """)
    void shouldBeForAdministrators(
            String method, @Nullable String path, @Nullable String body, int status, String expected) {
        String uri = ROOT + Objects.requireNonNullElse(path, "");
        call(ServerRole.MEMBER, method, uri, body).expectStatus().isForbidden();
        call(ServerRole.ADMIN, method, uri, body)
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .value(answer -> assertThat(answer).contains(expected));
    }

    @Test
    void shouldTellOfTheGenerationThatAnswersReadsWhileNothingIsBuilt() {
        get("/timeline")
                .jsonPath("$.position")
                .isEqualTo(1_000_000)
                .jsonPath("$.headPosition")
                .isEqualTo(1_000_000)
                .jsonPath("$.eventsPerSecond")
                .isEqualTo(1_234.6)
                .jsonPath("$.etaSeconds")
                .doesNotExist()
                .jsonPath("$.build")
                .doesNotExist()
                .jsonPath("$.deadLetters")
                .isEqualTo(2)
                .jsonPath("$.generations.length()")
                .isEqualTo(2)
                .jsonPath("$.generations[1].lagEvents")
                .isEqualTo(10)
                .jsonPath("$.generations[1].keptUntil")
                .isEqualTo("2026-11-22T08:00:00.123Z")
                .jsonPath("$.generations[0].lagSeconds")
                .isEqualTo(1.3);
    }

    @Test
    void shouldTellOfTheBuildWhileThereIsOne() {
        show(BuildView.State.RUNNING, null);

        get("/timeline")
                .jsonPath("$.generation")
                .isEqualTo(3)
                .jsonPath("$.state")
                .isEqualTo("building")
                .jsonPath("$.position")
                .isEqualTo(250_000)
                .jsonPath("$.etaSeconds")
                .isEqualTo(180.0)
                .jsonPath("$.build.eta.lowSeconds")
                .isEqualTo(150.0)
                .jsonPath("$.build.eta.highSeconds")
                .isEqualTo(240.3)
                .jsonPath("$.build.averageEventsPerSecond")
                .isEqualTo(4_321.1)
                .jsonPath("$.build.pace.share")
                .isEqualTo(0.5)
                .jsonPath("$.generations[0].role")
                .isEqualTo("building")
                .jsonPath("$.build.segments[1].fromPosition")
                .isEqualTo(499_999);
    }

    @Test
    void shouldTryFromTheFirstEventToWhereTheReadModelStandsUnlessToldOtherwise() {
        post("/timeline/try", "", 200);
        assertThat(buses().asked(TryOut.class))
                .isEqualTo(new TryOut(ProjectionSamples.TIMELINE, 0, null, 5, Samples.ALICE));
        post("/timeline/try", "{\"toPosition\":9,\"limitRows\":0}", 200);
        assertThat(buses().asked(TryOut.class).to()).isEqualTo(9);
        assertThat(buses().asked(TryOut.class).rows()).isZero();
        call(ServerRole.ADMIN, "POST", ROOT + "/timeline/try", "{\"fromPosition\":5,\"toPosition\":4}")
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .value(answer -> assertThat(answer).contains("toPosition").contains("out-of-range"));
    }

    @Test
    void shouldTellWhatABlockedBuildDiffersIn() {
        show(BuildView.State.BLOCKED, "1 table differs");

        get("/timeline")
                .jsonPath("$.state")
                .isEqualTo("blocked")
                .jsonPath("$.build.because")
                .isEqualTo("1 table differs")
                .jsonPath("$.build.differences[0].newRows")
                .isEqualTo(899)
                .jsonPath("$.build.differences[0].exampleKeys[1]")
                .isEqualTo("18");
    }

    @Test
    void shouldTellFirstThatReadsAreNotServedAnew() {
        fake.projections().show(ProjectionSamples.stopped(ProjectionSamples.TIMELINE));

        get("/timeline")
                .jsonPath("$.state")
                .isEqualTo("stopped")
                .jsonPath("$.generations[1].because")
                .isEqualTo("more than 1000 sequences are parked");
    }

    @Test
    void shouldBuildAtTheOrderedPaceAndSayWho() {
        post("/timeline/rebuild", "{\"eventsPerSecond\":500,\"share\":0.5,\"reason\":\"Ticket 7\"}", 202);
        Rebuild order = buses().asked(Rebuild.class);
        assertThat(order.pace()).isEqualTo(new BuildPace(500L, 0.5));
        assertThat(order.reason()).isEqualTo(new OrderReason("Ticket 7"));
        assertThat(order.by()).isEqualTo(Samples.ALICE);

        post("/timeline/rebuild", "{\"eventsPerSecond\":500}", 202);
        assertThat(buses().asked(Rebuild.class).pace()).isEqualTo(new BuildPace(500L, 0.25));
        post("/timeline/rebuild", "{}", 202);
        assertThat(buses().asked(Rebuild.class).pace()).isEqualTo(BuildPace.DEFAULT);
    }

    @Test
    void shouldKeepThePaceUnlessAskedForAnother() {
        post("/timeline/resume", "", 202);
        assertThat(buses().asked(Resume.class).pace()).isNull();
        post("/timeline/resume", "{\"share\":1}", 202);
        assertThat(buses().asked(Resume.class).pace()).isEqualTo(new BuildPace(null, 1));
    }

    @Test
    void shouldSelectLetters() {
        get("/timeline/dead-letters?generation=3&sequence=abc&cause=unknown-type&limit=7&cursor=here");
        ListLetters query = buses().asked(ListLetters.class);
        assertThat(query.selection()).isEqualTo(new LetterSelection(3, null, "abc", "unknown-type"));
        assertThat(query.limit()).isEqualTo(7);
        assertThat(query.cursor()).isEqualTo("here");

        post("/timeline/dead-letters/retry", "{\"cause\":\"unknown-type\"}", 200);
        assertThat(buses().asked(RetryLetters.class).selection())
                .isEqualTo(new LetterSelection(null, null, null, "unknown-type"));
        post("/timeline/dead-letters/evict", "{\"sequence\":\"abc\",\"reason\":\"gone\",\"generation\":4}", 200);
        assertThat(buses().asked(EvictLetters.class).selection()).isEqualTo(new LetterSelection(4, null, "abc", null));
    }

    @Test
    void shouldHandOnWhyALetterIsEvicted() {
        call(ServerRole.ADMIN, "DELETE", ROOT + "/timeline/dead-letters/LETTER?reason=Ticket%209", null)
                .expectStatus()
                .isOk();
        EvictLetters order = buses().asked(EvictLetters.class);
        assertThat(order.selection()).isEqualTo(LetterSelection.of(ProjectionSamples.LETTER));
        assertThat(order.reason()).isEqualTo(new OrderReason("Ticket 9"));
    }

    @Test
    void shouldAnswerWhatTheReadSideRejects() {
        buses().onQuery(TakeOver.class, ProjectionView.class, _ -> {
            throw ProjectionRejections.NOT_BLOCKED.because("Expected a blocked build, but it runs.");
        });
        call(ServerRole.ADMIN, "POST", ROOT + "/timeline/take-over", null)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("projection.not-blocked");
        for (String path : new String[] {"/nothing", "/No-Name", "/timeline/dead-letters/" + Samples.BOB}) {
            call(ServerRole.ADMIN, "GET", ROOT + path, null).expectStatus().isNotFound();
        }
    }

    private void show(BuildView.State state, @Nullable String because) {
        fake.projections().show(ProjectionSamples.building(ProjectionSamples.TIMELINE, state, because));
    }

    private BodyContentSpec get(String path) {
        return call(ServerRole.ADMIN, "GET", ROOT + path, null)
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private void post(String path, String body, int status) {
        call(ServerRole.ADMIN, "POST", ROOT + path, body).expectStatus().isEqualTo(status);
    }

    private ResponseSpec call(ServerRole role, String method, String path, @Nullable String body) {
        return as(role).method(HttpMethod.valueOf(method))
                .uri(URI.create("http://localhost:" + port + filled(path)))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body == null ? "" : filled(body))
                .exchange();
    }

    private static String filled(String text) {
        return text.replace("LETTER", ProjectionSamples.LETTER.toString()).replace("ROOM", Samples.ROOM.toString());
    }
}
