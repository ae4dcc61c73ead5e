package io.plexichat.command.message;

import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.command.AggregateStore;
import io.plexichat.command.PastAggregates;
import io.plexichat.command.TestCommandSide;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelCommand.CreateChannel;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.message.MessageCommand.DeleteMessage;
import io.plexichat.kernel.message.MessageCommand.Draft;
import io.plexichat.kernel.message.MessageCommand.EditMessage;
import io.plexichat.kernel.message.MessageCommand.SendMessages;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageText;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PastMessageTest {
    private static final ChannelId LOBBY = new ChannelId(new UUID(0xc, 1));
    private static final MessageId HELLO = new MessageId(new UUID(0xe, 1));
    private static final MessageText SENT = new MessageText("hello");
    private static final MessageText EDITED = new MessageText("hallo");

    private final TestCommandSide side = new TestCommandSide();
    private final PastAggregates<Message> messages =
            side.bean(AggregateStore.class).past(Message.class);
    private final MessageSeals seals = new MessageSeals(side.vault());
    private final AccountId ada = side.account("ada");

    @AfterEach
    void close() {
        side.close();
    }

    private MessageState at(long position) {
        return messages.at(position, HELLO).orElseThrow().state();
    }

    @Test
    void shouldHaveTheTextOfThatPositionUntilItIsErased() {
        side.send(new CreateChannel(LOBBY, new ChannelName("room"), ChannelKind.PRIVATE, null, ada, List.of(), NOW));
        long before = side.log().head();
        side.send(new SendMessages(LOBBY, ada, List.of(new Draft(HELLO, ada, SENT, null, NOW)), false));
        long sent = side.log().head();
        side.send(new EditMessage(HELLO, EDITED, ada, NOW));
        long edited = side.log().head();
        side.send(new DeleteMessage(HELLO, ada, NOW));

        assertThat(messages.at(before, HELLO)).isEmpty();
        assertThat(seals.text(at(sent))).contains(SENT);
        assertThat(seals.text(at(edited))).contains(EDITED);
        assertThat(at(edited).deleted()).isFalse();
        assertThat(at(side.log().head()).deleted()).isTrue();

        side.vault().destroy(KeyScope.message(ada, LOBBY, NOW));

        assertThat(seals.text(at(sent))).isEmpty();
        assertThat(at(sent).authorId()).isEqualTo(ada);
    }
}
