package io.plexichat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.channel.ChannelCommand.ImportMembers;
import io.plexichat.kernel.channel.ChannelCommand.PutMember;
import io.plexichat.kernel.key.KeyCommand.RotateKey;
import io.plexichat.kernel.message.MessageCommand.AddReaction;
import io.plexichat.kernel.session.SessionCommand.RefreshOutcome;
import io.plexichat.kernel.session.SessionCommand.RefreshSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

/** Every call as it should be made; the ones with more to say have tests of their own. */
class GoodCallsIT extends GatewayContract {
    private static final String CHANNEL = "/api/v1/channels/" + Samples.ROOM;
    private static final String REFRESH_TOKEN = Samples.BOB + "." + "A".repeat(43);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST   | /api/v1/accounts                  | {"username":"ann","password":"secret-12"}                       | 201 | "passwordStrength":{"score":3,"bits":40}
            POST   | /api/v1/sessions                  | {"username":"ann","password":"x"}                               | 201 | "tokenType":"Bearer"
            POST   | /api/v1/sessions/email-code       | {"username":"ann","password":"x"}                               | 202 |
            POST   | /api/v1/sessions/passkey/offer    |                                                                 | 201 | "rpId":"localhost","timeout":300000,"allowCredentials":[],"userVerification":"required"
            GET    | /api/v1/sessions                  |                                                                 | 200 | "current":false
            POST   | /api/v1/sessions/current/step-up  | {"password":"x"}                                                | 201 | "tokenType":"Bearer"
            DELETE | /api/v1/sessions/current          |                                                                 | 204 |
            DELETE | /api/v1/sessions/BOB              |                                                                 | 204 |
            GET    | /api/v1/me                        |                                                                 | 200 | "email":"a@example.org"
            GET    | /api/v1/me/mentions?limit=5           |                                                                 | 200 | "unread":true
            POST   | /api/v1/me/password               | {"currentPassword":"x","newPassword":"secret-12"}               | 204 |
            POST   | /api/v1/me/email                  | {"email":"ann@example.org"}                                     | 202 |
            POST   | /api/v1/me/email/confirm          | {"code":"12345678"}                                             | 204 |
            POST   | /api/v1/recoveries                | {"username":"ann"}                                              | 202 |
            POST   | /api/v1/recoveries/complete       | {"token":"x","newPassword":"secret-12"}                         | 204 |
            GET    | /api/v1/bots?limit=5              |                                                                 | 200 | "username":"robot"
            GET    | /api/v1/bots/BOB/tokens           |                                                                 | 200 | "lastUsedOn":"2026-11-21"
            POST   | /api/v1/bots/BOB/tokens           | {"label":"x","scopes":["send-messages"]}                        | 201 | "scopes":["see-own-account","chat","send-messages"]
            DELETE | /api/v1/bots/BOB/tokens/BOB       |                                                                 | 204 |
            POST   | /api/v1/channels                  | {"name":"Tea","kind":"private","topic":"","members":["BOB"]}    | 201 | "channelId":
            GET    | /api/v1/channels?name=tea&member=true&kind=public |                                                 | 200 | "cursor":"more"
            GET    | CHANNEL                           |                                                                 | 200 | "lastPosition":41
            PATCH  | CHANNEL                           | {"archived":true,"name":null}                                   | 200 | "mentions":1
            PUT    | CHANNEL/members/me                |                                                                 | 204 |
            PUT    | CHANNEL/members/BOB               | {"role":"moderator"}                                            | 204 |
            DELETE | CHANNEL/members/me                |                                                                 | 204 |
            PUT    | CHANNEL/members/BOB/mute          | {"until":"2999-01-01T00:00:00Z"}                                | 204 |
            DELETE | CHANNEL/members/BOB/mute          |                                                                 | 204 |
            GET    | CHANNEL/members                   |                                                                 | 200 | "role":"member"
            GET    | CHANNEL/members?limit=1           |                                                                 | 200 | "mutedUntil":"2999-01-01T00:00:00Z"
            PUT    | CHANNEL/read                      | {"position":5}                                                  | 204 |
            GET    | CHANNEL/messages                  |                                                                 | 200 | "reactions":[],"attachments":[]
            GET    | /api/v1/messages/MESSAGE          |                                                                 | 200 | "seq":7
            DELETE | /api/v1/messages/MESSAGE          |                                                                 | 204 |
            DELETE | /api/v1/messages/MESSAGE/reactions/+1 |                                                             | 204 |
            GET    | /api/v1/messages/MESSAGE/history  |                                                                 | 200 | "versions":[{"position":41
            GET    | /api/v1/search?q=hello            |                                                                 | 200 | "highlight":["<em>hello</em>"]
            GET    | /api/v1/search?q=hello&sort=relevance |                                                                 | 200 | "highlight":["<em>best</em>"]
            """)
    void shouldAnswer(String method, String path, String body, int status, String expected) {
        EntityExchangeResult<String> result = as(ServerRole.MEMBER)
                .method(HttpMethod.valueOf(method))
                .uri(filled(path))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body == null ? "" : filled(body))
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult();
        if (!method.equals("GET")) {
            assertThat(result.getResponseHeaders().getFirst("Plexichat-Position"))
                    .isEqualTo("101");
        }
        String answer = result.getResponseBody();
        assertThat(answer == null ? "" : answer).contains(expected == null ? "" : expected);
    }

    @Test
    void shouldTellHowStrongANewPasswordIs() {
        as().post()
                .uri("/api/v1/me/password")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"currentPassword\":\"x\",\"newPassword\":\"secret-12\"}")
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectHeader()
                .valueEquals("Plexichat-Password-Strength", "2");
    }

    @Test
    void shouldDecodeAnEmojiOfThePath() {
        as().put()
                .uri("/api/v1/messages/" + Samples.MESSAGE + "/reactions/{emoji}", "\uD83D\uDC4D\uD83C\uDFFD")
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectHeader()
                .valueEquals("Plexichat-Position", "101");
        assertThat(buses().sent(AddReaction.class).emoji().value()).isEqualTo("\uD83D\uDC4D\uD83C\uDFFD");
    }

    @Test
    void shouldTakeMeForTheCaller() {
        as().put().uri(CHANNEL + "/members/me").exchange().expectStatus().isNoContent();
        assertThat(buses().sent(PutMember.class).accountId()).isEqualTo(Samples.ALICE);
    }

    @Test
    void shouldRefreshOnlyWithAGoodToken() {
        String body = "{\"refreshToken\":\"" + REFRESH_TOKEN + "\"}";
        refresh(body, 201);
        buses().onCommand(RefreshSession.class, _ -> new RefreshOutcome(null));
        refresh(body, 401);
        refresh("{\"refreshToken\":\"nonsense\"}", 401);
        assertThat(buses().sent(RefreshSession.class).presented().value()).hasSize(64);
    }

    @Test
    void shouldBringInMembershipForBotsOnly() {
        String body = "{\"changes\":[{\"username\":\"ann\",\"change\":\"left\",\"at\":\"2004-07-05T10:00:00Z\"}]}";
        importMembers(body, 403, ServerRole.MEMBER);
        importMembers(body, 200, ServerRole.BOT);
        assertThat(buses().sent(ImportMembers.class).changes().getFirst().joined())
                .isFalse();
    }

    @Test
    void shouldLetAdminsAloneLookAfterTheKeys() {
        as(ServerRole.MEMBER)
                .get()
                .uri("/api/v1/admin/keys")
                .exchange()
                .expectStatus()
                .isForbidden();
        as(ServerRole.MEMBER)
                .post()
                .uri("/api/v1/admin/keys/rotate")
                .exchange()
                .expectStatus()
                .isForbidden();
        as(ServerRole.ADMIN)
                .get()
                .uri("/api/v1/admin/keys")
                .exchange()
                .expectBody(String.class)
                .value(body -> assertThat(body)
                        .contains("\"generation\":2,\"state\":\"current\"")
                        .contains("\"keys\":12,\"remaining\":5"));
        as(ServerRole.ADMIN)
                .post()
                .uri("/api/v1/admin/keys/rotate")
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectHeader()
                .valueEquals("Plexichat-Position", "101");
        assertThat(buses().sent(RotateKey.class).by()).isEqualTo(Samples.ALICE);
    }

    private void refresh(String body, int status) {
        http.post()
                .uri("/api/v1/sessions/refresh")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    private void importMembers(String body, int status, ServerRole role) {
        as(role).post()
                .uri(CHANNEL + "/members/batch")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    private static String filled(String text) {
        return text.replace("BOB", Samples.BOB.toString())
                .replace("CHANNEL", CHANNEL)
                .replace("MESSAGE", Samples.MESSAGE.toString());
    }
}
