package io.plexichat.gateway.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.GatewayContract;
import io.plexichat.gateway.Samples;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.account.AccountCommand.ProvisionAccounts;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.message.MessageCommand.EditMessage;
import io.plexichat.kernel.message.MessageCommand.SendMessages;
import io.plexichat.kernel.message.MessageCommand.Sent;
import io.plexichat.kernel.message.MessageCommand.SentMessages;
import io.plexichat.kernel.message.MessageQuery.GetMessage;
import io.plexichat.kernel.message.MessageQuery.ListMessages;
import io.plexichat.kernel.message.MessageQuery.Window;
import io.plexichat.kernel.message.MessageRejections;
import io.plexichat.kernel.message.TimelinePage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class MessageCallsIT extends GatewayContract {
    private static final String MESSAGES = "/api/v1/channels/" + Samples.ROOM + "/messages";

    private WebTestClient.ResponseSpec post(String path, String body, ServerRole... roles) {
        return as(roles)
                .post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    @Test
    void shouldSend() {
        post(MESSAGES, "{\"messageId\":\"" + Samples.MESSAGE + "\",\"text\":\"hi\",\"attachments\":[]}")
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Plexichat-Position", "101")
                .expectHeader()
                .valueEquals("Location", "/api/v1/messages/" + Samples.MESSAGE)
                .expectBody()
                .jsonPath("$.messageId")
                .isEqualTo(Samples.MESSAGE.toString())
                .jsonPath("$.position")
                .isEqualTo(101)
                .jsonPath("$.sentAt")
                .exists();
        assertThat(buses().sent(SendMessages.class).imported()).isFalse();
        assertThat(buses().sentMessage(SendMessages.class).getMetaData())
                .containsEntry(MetadataKeys.ACTOR_ACCOUNT, Samples.ALICE.toString())
                .containsKeys(
                        MetadataKeys.ACTOR_SESSION,
                        MetadataKeys.TRACEPARENT,
                        MetadataKeys.CLIENT_ADDRESS_HASH,
                        MetadataKeys.CORRELATION_ID);
    }

    @Test
    void shouldAnswerASecondSendAsTheFirst() {
        buses().appending(0);
        buses().onCommand(
                        SendMessages.class, _ -> new SentMessages(List.of(new Sent(Samples.MESSAGE, Samples.AT, 7L))));
        post(MESSAGES, "{\"messageId\":\"" + Samples.MESSAGE + "\",\"text\":\"hi\"}")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Plexichat-Position", "100")
                .expectBody()
                .jsonPath("$.position")
                .isEqualTo(7);
    }

    @Test
    void shouldGiveTheTraceOn() {
        String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        as().post()
                .uri(MESSAGES)
                .header("traceparent", traceparent)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"text\":\"hi\"}")
                .exchange()
                .expectStatus()
                .isCreated();
        assertThat(buses().sentMessage(SendMessages.class).getMetaData())
                .containsEntry(MetadataKeys.TRACEPARENT, traceparent);
    }

    @Test
    void shouldTellWhyASendIsRejected() {
        buses().onCommand(SendMessages.class, _ -> {
            throw MessageRejections.ID_TAKEN.because("Expected to send message X, but its id is taken.");
        });
        post(MESSAGES, "{\"text\":\"hi\"}")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("message.id-taken");
    }

    @Test
    void shouldBringInHistoryForAdmins() {
        buses().appending(2);
        post(MESSAGES + "/batch", """
                        {"messages":[
                          {"text":"a\\u0002b","author":"Ann","sentAt":"2004-07-05T10:00:00Z"},
                          {"text":"c","author":"ann","displayName":"Ann","sentAt":"2004-07-05T10:00:01Z"}]}
                        """, ServerRole.ADMIN)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.results.length()")
                .isEqualTo(2)
                .jsonPath("$.results[1].sentAt")
                .isEqualTo("2004-07-05T10:00:01Z");
        assertThat(buses().sent(ProvisionAccounts.class).names()).hasSize(1);
        SendMessages sent = buses().sent(SendMessages.class);
        assertThat(sent.imported()).isTrue();
        assertThat(sent.drafts())
                .extracting(draft -> draft.authorId())
                .containsOnly(
                        buses().sent(ProvisionAccounts.class).names().getFirst().accountId());
    }

    @Test
    void shouldKeepMembersFromBringingInHistory() {
        post(MESSAGES + "/batch", "{\"messages\":[{\"text\":\"a\",\"author\":\"ann\"}]}", ServerRole.MEMBER)
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("request.forbidden");
        assertThat(buses().sent()).isEmpty();
    }

    @Test
    void shouldReadWhatItEdited() {
        as().patch()
                .uri("/api/v1/messages/" + Samples.MESSAGE)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"text\":\"new\"}")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Plexichat-Position", "101")
                .expectBody()
                .jsonPath("$.author.username")
                .isEqualTo("bob")
                .jsonPath("$.attachments")
                .isEmpty()
                .jsonPath("$.deleted")
                .doesNotExist()
                .jsonPath("$.editedAt")
                .doesNotExist();
        assertThat(buses().sent(EditMessage.class).by()).isEqualTo(Samples.ALICE);
        assertThat(buses().askedMessage(GetMessage.class).getMetaData()).containsEntry(MetadataKeys.MIN_POSITION, 101L);
    }

    @Test
    void shouldReadAtAPosition() {
        as().get()
                .uri(MESSAGES + "?after=5&limit=7")
                .header("Plexichat-Min-Position", "77")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .exists("Plexichat-Position")
                .expectBody()
                .jsonPath("$.hasMore")
                .isEqualTo(true);
        ListMessages query = buses().asked(ListMessages.class);
        assertThat(query.window()).isEqualTo(new Window.After(5));
        assertThat(query.limit()).isEqualTo(7);
        assertThat(buses().askedMessage(ListMessages.class).getMetaData())
                .containsEntry(MetadataKeys.MIN_POSITION, 77L);
    }

    @Test
    void shouldSayWhenTheReadModelIsBehind() {
        buses().onQuery(ListMessages.class, TimelinePage.class, _ -> {
            throw CommonRejections.READ_MODEL_BEHIND.because("Expected to answer, but it is behind.");
        });
        as().get()
                .uri(MESSAGES)
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "1");
    }

    @Test
    void shouldTellNothingOfWhatNobodyForesaw() {
        buses().onQuery(ListMessages.class, TimelinePage.class, _ -> {
            throw new IllegalStateException("secret detail");
        });
        as().get()
                .uri(MESSAGES)
                .exchange()
                .expectStatus()
                .isEqualTo(500)
                .expectBody(String.class)
                .value(body -> assertThat(body).contains("server.failed").doesNotContain("secret", "Exception"));
    }
}
