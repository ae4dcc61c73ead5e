package io.plexichat.command.message;

import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.command.TestCommandSide;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelCommand.CreateChannel;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.message.Emoji;
import io.plexichat.kernel.message.MessageCommand.AddReaction;
import io.plexichat.kernel.message.MessageCommand.DeleteMessage;
import io.plexichat.kernel.message.MessageCommand.Draft;
import io.plexichat.kernel.message.MessageCommand.EditMessage;
import io.plexichat.kernel.message.MessageCommand.EraseMessages;
import io.plexichat.kernel.message.MessageCommand.ErasedMessages;
import io.plexichat.kernel.message.MessageCommand.SendMessages;
import io.plexichat.kernel.message.MessageEvent.MessageDeleted;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageRejections;
import io.plexichat.kernel.message.MessageText;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessageErasingTest {
    private static final ChannelId LOBBY = new ChannelId(new UUID(0xc, 1));

    private final TestCommandSide side = new TestCommandSide();
    private final AccountId ada = side.account("ada");
    private final AccountId bob = side.account("bob");

    @BeforeEach
    void send() {
        side.send(new CreateChannel(LOBBY, new ChannelName("room"), ChannelKind.PRIVATE, null, ada, List.of(bob), NOW));
        side.send(new SendMessages(
                LOBBY,
                bob,
                LongStream.range(0, 4)
                        .mapToObj(n -> new Draft(id(n), bob, new MessageText("text " + n), null, NOW))
                        .toList(),
                false));
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void shouldDeleteWhatIsThereAndNotDeletedInOrder() {
        side.send(new DeleteMessage(id(1), bob, NOW));
        side.send(new EditMessage(id(2), new MessageText("other"), bob, NOW));
        side.send(new AddReaction(id(2), new Emoji("thumb"), ada, NOW));
        ErasedMessages answer = side.send(
                new EraseMessages(List.of(id(0), id(1), id(99), new MessageId(LOBBY.value()), id(2), id(2)), ada, NOW));
        assertThat(answer).isEqualTo(new ErasedMessages(2));
        assertThat(side.log().payloads(MessageDeleted.class))
                .containsExactly(
                        new MessageDeleted(id(1), LOBBY, bob, bob, NOW),
                        new MessageDeleted(id(0), LOBBY, bob, ada, NOW),
                        new MessageDeleted(id(2), LOBBY, bob, ada, NOW));
    }

    @Test
    void shouldDeleteOnceOnly() {
        side.send(new EraseMessages(List.of(id(0), id(1)), ada, NOW));
        ErasedMessages again = side.send(new EraseMessages(List.of(id(0), id(1)), ada, NOW));
        assertThat(again.fresh()).isZero();
        side.rejects(new EditMessage(id(0), new MessageText("other"), bob, NOW), MessageRejections.DELETED);
    }

    @Test
    void shouldRejectTooManyAtOnce() {
        List<MessageId> many =
                LongStream.range(0, 1_001).mapToObj(MessageErasingTest::id).toList();
        side.rejects(new EraseMessages(many, ada, NOW), CommonRejections.INVALID_REQUEST);
    }

    private static MessageId id(long number) {
        return new MessageId(new UUID(0xe, number));
    }
}
