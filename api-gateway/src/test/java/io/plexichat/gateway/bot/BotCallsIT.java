package io.plexichat.gateway.bot;

import static io.plexichat.gateway.FakeBots.ROBOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.GatewayContract;
import io.plexichat.gateway.Samples;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.bot.BotCommand.CreateBot;
import io.plexichat.kernel.bot.BotCommand.IssueApiToken;
import io.plexichat.kernel.bot.BotCommand.RevokeApiToken;
import io.plexichat.kernel.bot.BotQuery.FindApiToken;
import io.plexichat.kernel.bot.BotQuery.ListApiTokens;
import io.plexichat.kernel.bot.BotQuery.ListBots;
import io.plexichat.kernel.bot.BotRejections;
import io.plexichat.kernel.session.TokenHash;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BotCallsIT extends GatewayContract {
    private static final String TOKENS = "/api/v1/bots/" + ROBOT + "/tokens";

    @Nested
    class Bots {
        @Test
        void shouldBeMadeByAdministrators() {
            post(as(ServerRole.MEMBER), "/api/v1/bots", "{\"username\":\"robot\"}")
                    .expectStatus()
                    .isForbidden();
            post(as(ServerRole.ADMIN), "/api/v1/bots", "{\"username\":\"robot\",\"owner\":\"bob\"}")
                    .expectStatus()
                    .isCreated()
                    .expectBody()
                    .jsonPath("$.username")
                    .isEqualTo("robot")
                    .jsonPath("$.owner")
                    .isEqualTo(Samples.ALICE.toString());
            CreateBot sent = buses().sent(CreateBot.class);
            assertThat(sent.displayName().value()).isEqualTo("robot");
            assertThat(sent.owner()).isEqualTo(new Username("bob"));
            assertThat(sent.by()).isEqualTo(Samples.ALICE);
        }

        @Test
        void shouldBeListedForTheirOwnersAndAllForAdministrators() {
            as().get().uri("/api/v1/bots").exchange().expectStatus().isOk();
            assertThat(buses().asked(ListBots.class).owner()).isEqualTo(Samples.ALICE);
            as().get().uri(TOKENS).exchange().expectStatus().isOk();
            assertThat(buses().asked(ListApiTokens.class).owner()).isEqualTo(Samples.ALICE);
            as(ServerRole.ADMIN)
                    .get()
                    .uri("/api/v1/bots")
                    .exchange()
                    .expectBody()
                    .jsonPath("$.items[0].tokens")
                    .isEqualTo(1);
            assertThat(buses().asked(ListBots.class).owner()).isNull();
            as(ServerRole.ADMIN).get().uri(TOKENS).exchange().expectStatus().isOk();
            assertThat(buses().asked(ListApiTokens.class).owner()).isNull();
        }
    }

    @Nested
    class Tokens {
        @Test
        void shouldBeShownOnceAndHandedOnAsAHash() {
            JsonNode answer = issued("{\"label\":\"deploys\",\"scopes\":[\"send-messages\",\"see-metrics\"]}");
            IssueApiToken sent = buses().sent(IssueApiToken.class);
            assertThat(sent.hash()).isEqualTo(TokenHash.of(answer.path("token").asString()));
            assertThat(sent.toString()).doesNotContain(answer.path("token").asString(), "deploys");
            assertThat(sent.accountId()).isEqualTo(ROBOT);
            assertThat(sent.most()).isEqualTo(20);
            assertThat(sent.scopes())
                    .containsExactly(
                            Permission.SEE_OWN_ACCOUNT,
                            Permission.CHAT,
                            Permission.SEE_METRICS,
                            Permission.SEND_MESSAGES);
            assertThat(Duration.between(sent.at(), sent.expiresAt())).isEqualTo(Duration.ofDays(90));
        }

        /** A gateway that is told of it right then finds it. */
        @Test
        void shouldBeKnownToTheReadModelBeforeTheyAreShown() {
            issued("{\"label\":\"x\",\"scopes\":[\"chat\"]}");
            assertThat(buses().askedMessage(FindApiToken.class).getMetaData())
                    .containsEntry(MetadataKeys.MIN_POSITION, 101L);
        }

        @Test
        void shouldBeShownAlsoWhenTheReadModelIsBehind() {
            buses().onQuery(FindApiToken.class, Object.class, _ -> {
                throw new IllegalStateException("away");
            });
            assertThat(issued("{\"label\":\"x\",\"scopes\":[\"chat\"]}")
                            .path("token")
                            .asString())
                    .startsWith("plx_");
        }

        @Test
        void shouldEndWhenAskedFor() {
            Instant end = time.instant().plus(Duration.ofDays(300));
            issued("{\"label\":\"x\",\"scopes\":[\"chat\"],\"expiresAt\":\"%s\"}".formatted(end));
            assertThat(buses().sent(IssueApiToken.class).expiresAt()).isEqualTo(end);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                {"label":"x","scopes":["own-account"]}                                    | scopes[0] | invalid-format
                {"label":"x","scopes":["chat","fly"]}                                     | scopes[1] | invalid-format
                {"label":"x","scopes":[1]}                                                | scopes[0] | wrong-type
                {"label":"x","scopes":[]}                                                 | scopes    | too-few
                {"label":"x"}                                                             | scopes    | required
                {"scopes":["chat"]}                                                       | label     | required
                {"label":"x","scopes":["chat"],"expiresAt":"2020-01-01T00:00:00Z"}        | expiresAt | out-of-range
                {"label":"x","scopes":["chat"],"expiresAt":"9999-01-01T00:00:00Z"}        | expiresAt | out-of-range
                """)
        void shouldSayWhichFieldIsNotAsItMustBe(String body, String field, String code) {
            post(as(), TOKENS, body)
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .isEqualTo(field)
                    .jsonPath("$.errors[0].code")
                    .isEqualTo(code);
        }

        @Test
        void shouldBeRevoked() {
            as().delete()
                    .uri(TOKENS + "/" + Samples.BOB)
                    .exchange()
                    .expectStatus()
                    .isNoContent();
            assertThat(buses().sent(RevokeApiToken.class).by()).isEqualTo(Samples.ALICE);
            as().delete().uri(TOKENS + "/x").exchange().expectStatus().isNotFound();
            buses().onCommand(RevokeApiToken.class, _ -> {
                throw BotRejections.NOT_FOUND.because("Expected another.");
            });
            as().delete()
                    .uri(TOKENS + "/" + Samples.BOB)
                    .exchange()
                    .expectStatus()
                    .isNotFound()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("bot.not-found");
        }
    }

    private JsonNode issued(String body) {
        String answer = post(as(), TOKENS, body)
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared().readTree(Objects.requireNonNull(answer));
    }

    private static WebTestClient.ResponseSpec post(WebTestClient client, String path, String body) {
        return client.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
