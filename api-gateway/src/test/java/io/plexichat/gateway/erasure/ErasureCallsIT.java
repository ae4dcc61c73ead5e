package io.plexichat.gateway.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.GatewayContract;
import io.plexichat.gateway.Samples;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.erasure.ErasureCommand.LiftHold;
import io.plexichat.kernel.erasure.ErasureCommand.PlaceHold;
import io.plexichat.kernel.erasure.ErasureCommand.RequestErasure;
import io.plexichat.kernel.erasure.ErasureCommand.RequestOwnErasure;
import io.plexichat.kernel.erasure.ErasureCommand.TakeBackErasure;
import io.plexichat.kernel.erasure.ErasureSubject.OfAccount;
import io.plexichat.kernel.erasure.ErasureSubject.OfChannel;
import io.plexichat.kernel.erasure.RetentionCommand.SetRetention;
import io.plexichat.kernel.erasure.RetentionRule.KeepFor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class ErasureCallsIT extends GatewayContract {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST   | /erasures                     | {"accountId":"BOB"}                       | 202 | "dueAt":
            GET    | /erasures                     |                                           | 200 | "cursor":"more"
            GET    | /erasures/ERASURE             |                                           | 200 | "subject":{"kind":"account","accountId":"BOB"},"state":"completed"
            DELETE | /erasures/ERASURE             |                                           | 204 |
            GET    | /erasures/ERASURE/certificate |                                           | 200 | "destroyed":{"dataKeys":3,"messages":12,"copies":["timeline"]}
            POST   | /holds                        | {"channelId":"ROOM","reason":"Case 12"}   | 201 | "holdId":
            GET    | /holds?account=BOB&lifted=true |                                          | 200 | "reason":"Case 12"
            GET    | /holds/HOLD                   |                                           | 200 | "placedBy":
            DELETE | /holds/HOLD                   |                                           | 204 |
            GET    | /retention                    |                                           | 200 | "byDefault":{"keep":"forever"}
            PUT    | /retention/default            | {"keep":"P365D"}                          | 204 |
            GET    | /retention/channels/ROOM      |                                           | 200 | "keep":"P30D"
            PUT    | /retention/channels/ROOM      | {"keep":"default"}                        | 204 |
            GET    | /retention/preview?keep=P30D  |                                           | 200 | "keep":"PT36H"
            """)
    void shouldBeForAdministrators(
            String method, String path, @Nullable String body, int status, @Nullable String expected) {
        call(ServerRole.MEMBER, method, "/api/v1/admin" + path, body)
                .expectStatus()
                .isForbidden();
        String answer = call(ServerRole.ADMIN, method, "/api/v1/admin" + path, body)
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(answer == null ? "" : answer).contains(expected == null ? "" : filled(expected));
    }

    @Test
    void shouldEraseOneselfAfterTheGracePeriod() {
        call(ServerRole.MEMBER, "DELETE", "/api/v1/me", "{\"password\":\"secret-12\"}")
                .expectStatus()
                .isAccepted()
                .expectHeader()
                .valueEquals("Plexichat-Position", "101");
        RequestOwnErasure command = buses().sent(RequestOwnErasure.class);
        assertThat(command.accountId()).isEqualTo(Samples.ALICE);
        assertThat(command.dueAt()).isEqualTo(command.at().plus(Duration.ofDays(30)));
    }

    @Test
    void shouldTakeBackOnesOwn() {
        call(ServerRole.MEMBER, "GET", "/api/v1/me/erasure", null)
                .expectBody(String.class)
                .value(body -> assertThat(body).contains(Samples.ERASURE.toString()));
        call(ServerRole.MEMBER, "DELETE", "/api/v1/me/erasure", null)
                .expectStatus()
                .isNoContent();
        assertThat(buses().sent(TakeBackErasure.class).erasureId()).isEqualTo(Samples.ERASURE);
    }

    @Test
    void shouldLetAnAdministratorChooseTheGrace() {
        call(ServerRole.ADMIN, "POST", "/api/v1/admin/erasures", "{\"channelId\":\"ROOM\",\"grace\":\"PT0S\"}")
                .expectStatus()
                .isAccepted();
        RequestErasure command = buses().sent(RequestErasure.class);
        assertThat(command.subject()).isEqualTo(new OfChannel(Samples.ROOM));
        assertThat(command.by()).isEqualTo(Samples.ALICE);
        assertThat(command.dueAt()).isEqualTo(command.at());
    }

    @Test
    void shouldWantOneSubject() {
        for (String body : new String[] {"{}", "{\"accountId\":\"BOB\",\"channelId\":\"ROOM\"}"}) {
            call(ServerRole.ADMIN, "POST", "/api/v1/admin/erasures", body)
                    .expectStatus()
                    .isBadRequest()
                    .expectBody(String.class)
                    .value(problem -> assertThat(problem).contains("Expected either accountId or channelId."));
        }
    }

    @Test
    void shouldPlaceAndLiftWhatWasAsked() {
        call(
                        ServerRole.ADMIN,
                        "POST",
                        "/api/v1/admin/holds",
                        "{\"holdId\":\"HOLD\",\"accountId\":\"BOB\",\"reason\":\"Case 12\"}")
                .expectStatus()
                .isCreated();
        assertThat(buses().sent(PlaceHold.class).holdId()).isEqualTo(Samples.HOLD);
        assertThat(buses().sent(PlaceHold.class).subject()).isEqualTo(new OfAccount(Samples.BOB));
        call(ServerRole.ADMIN, "DELETE", "/api/v1/admin/holds/HOLD", null)
                .expectStatus()
                .isNoContent();
        assertThat(buses().sent(LiftHold.class).subject()).isEqualTo(new OfChannel(Samples.ROOM));
    }

    @Test
    void shouldSetTheDefaultWithoutAChannel() {
        call(ServerRole.ADMIN, "PUT", "/api/v1/admin/retention/default", "{\"keep\":\"P90D\"}")
                .expectStatus()
                .isNoContent();
        SetRetention command = buses().sent(SetRetention.class);
        assertThat(command.channelId()).isNull();
        assertThat(command.rule()).isEqualTo(new KeepFor(Duration.ofDays(90)));
    }

    private ResponseSpec call(ServerRole role, String method, String path, @Nullable String body) {
        return as(role).method(HttpMethod.valueOf(method))
                .uri(filled(path))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body == null ? "" : filled(body))
                .exchange();
    }

    private static String filled(String text) {
        return text.replace("ERASURE", Samples.ERASURE.toString())
                .replace("HOLD", Samples.HOLD.toString())
                .replace("ROOM", Samples.ROOM.toString())
                .replace("BOB", Samples.BOB.toString());
    }
}
