package io.plexichat.command.message;

import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.command.TestCommandSide;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelCommand.ChangeChannel;
import io.plexichat.kernel.channel.ChannelCommand.CreateChannel;
import io.plexichat.kernel.channel.ChannelCommand.PutMember;
import io.plexichat.kernel.channel.ChannelCommand.RemoveMember;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.ChannelRejections;
import io.plexichat.kernel.key.KeyRejections;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.message.MessageCommand.DeleteMessage;
import io.plexichat.kernel.message.MessageCommand.Draft;
import io.plexichat.kernel.message.MessageCommand.EditMessage;
import io.plexichat.kernel.message.MessageCommand.SendMessages;
import io.plexichat.kernel.message.MessageCommand.Sent;
import io.plexichat.kernel.message.MessageCommand.SentMessages;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageRejections;
import io.plexichat.kernel.message.MessageText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MessageSendingTest {
    private static final ChannelId LOBBY = new ChannelId(new UUID(0xc, 1));
    private static final ChannelId OTHER = new ChannelId(new UUID(0xc, 2));
    private static final Instant LATER = NOW.plusSeconds(60);

    private final TestCommandSide side = new TestCommandSide();
    private final AccountId ada = side.account("ada");
    private final AccountId bob = side.account("bob");

    @BeforeEach
    void create() {
        for (ChannelId channel : List.of(LOBBY, OTHER)) {
            side.send(new CreateChannel(
                    channel, new ChannelName("room"), ChannelKind.PRIVATE, null, ada, List.of(), NOW));
        }
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void shouldAppendInTheOrderOfTheDrafts() {
        CommandResultMessage<SentMessages> answer = side.dispatch(
                send(draft(1, "one", null, NOW), draft(2, "two", id(1), NOW)),
                Map.of(MetadataKeys.ACTOR_ACCOUNT, ada.toString(), "secret", "x"));
        long first = side.log().head() - 1;
        assertThat(answer.getMetaData())
                .containsEntry(MetadataKeys.FIRST_POSITION, first)
                .containsEntry(MetadataKeys.POSITION, first + 1);
        assertThat(answer.getPayload().fresh()).isEqualTo(2);
        assertThat(sent()).containsExactly(id(1), id(2));
        EventMessage<?> stored = side.log().messages().get((int) first);
        assertThat(stored.getMetaData())
                .containsEntry(MetadataKeys.ACTOR_ACCOUNT, ada.toString())
                .containsKey(MetadataKeys.CAUSATION_ID)
                .doesNotContainKeys("secret", "attempt");
    }

    @Nested
    class Again {
        @Test
        void shouldAnswerAsTheFirstTime() {
            CommandResultMessage<SentMessages> first = side.dispatch(send(draft(1, "one", null, NOW)), Map.of());
            SentMessages again = side.send(send(draft(1, "one", null, LATER)));
            assertThat(again.items()).singleElement().satisfies(item -> {
                assertThat(item.sentAt()).isEqualTo(NOW);
                assertThat(item.position()).isEqualTo(first.getMetaData().get(MetadataKeys.POSITION));
            });
            assertThat(sent()).hasSize(1);
        }

        @Test
        void shouldAppendOnlyWhatIsNew() {
            side.send(send(draft(1, "one", null, NOW)));
            SentMessages answer = side.send(send(draft(2, "two", null, NOW), draft(1, "one", null, NOW)));
            assertThat(answer.fresh()).isEqualTo(1);
            assertThat(sent()).containsExactly(id(1), id(2));
        }

        @Test
        void shouldRejectOtherContent() {
            side.send(send(draft(1, "one", null, NOW)));
            side.rejects(send(draft(2, "two", null, NOW), draft(1, "other", null, NOW)), MessageRejections.ID_TAKEN);
            side.rejects(
                    new SendMessages(OTHER, ada, List.of(draft(1, "one", null, NOW)), false),
                    MessageRejections.ID_TAKEN);
            assertThat(sent()).hasSize(1);
        }

        @Test
        void shouldRejectTheIdOfSomethingElse() {
            Draft draft = new Draft(new MessageId(LOBBY.value()), ada, new MessageText("one"), null, NOW);
            side.rejects(send(draft), MessageRejections.ID_TAKEN);
        }

        @Test
        void shouldTakeTheSameMessageTwiceInOneBatchAsOne() {
            SentMessages answer = side.send(send(draft(1, "one", null, NOW), draft(1, "one", null, NOW)));
            assertThat(answer.items()).hasSize(2);
            assertThat(answer.fresh()).isEqualTo(1);
            side.rejects(send(draft(2, "two", null, NOW), draft(2, "three", null, NOW)), MessageRejections.ID_TAKEN);
            assertThat(sent()).containsExactly(id(1));
        }

        @Test
        void shouldCompareTheTimeWhereItIsBroughtIn() {
            side.send(bringIn(draft(1, "one", null, NOW)));
            side.send(bringIn(draft(1, "one", null, NOW)));
            side.rejects(bringIn(draft(1, "one", null, LATER)), MessageRejections.ID_TAKEN);
        }
    }

    @Nested
    class Reply {
        @Test
        void shouldRejectWhatIsNotInThisChannel() {
            side.send(new SendMessages(OTHER, ada, List.of(draft(1, "one", null, NOW)), false));
            side.rejects(send(draft(2, "two", id(1), NOW)), MessageRejections.REPLY_NOT_FOUND);
            side.rejects(send(draft(2, "two", id(9), NOW)), MessageRejections.REPLY_NOT_FOUND);
            side.rejects(
                    send(draft(2, "two", id(3), NOW), draft(3, "x", null, NOW)), MessageRejections.REPLY_NOT_FOUND);
        }

        @Test
        void shouldRejectWhatIsDeleted() {
            side.send(send(draft(1, "one", null, NOW)));
            side.send(send(draft(2, "two", id(1), NOW)));
            side.send(new DeleteMessage(id(1), ada, NOW));
            side.rejects(send(draft(3, "three", id(1), NOW)), MessageRejections.REPLY_NOT_FOUND);
            side.send(send(draft(2, "two", id(1), NOW)));
        }
    }

    @Nested
    class Erased {
        @Test
        void shouldTakeAnyTextForTheOneThatIsNotKnownAnyMore() {
            side.send(send(draft(1, "one", null, NOW)));
            side.vault().destroy(KeyScope.message(ada, LOBBY, NOW));
            SentMessages again = side.send(send(draft(1, "one", null, NOW)));
            assertThat(again.items()).extracting(Sent::position).doesNotContainNull();
        }

        @Test
        void shouldRejectWhatWouldBeSealedUnderADestroyedKey() {
            side.vault().destroy(KeyScope.message(ada, LOBBY, NOW));
            side.rejects(send(draft(1, "one", null, NOW)), KeyRejections.DESTROYED);
        }
    }

    @Nested
    class ManyReplies {
        @Test
        void shouldNotReadTheirTargetsOneByOne() {
            side.send(send(draft(1, "one", null, NOW), draft(2, "two", null, NOW)));
            side.send(new EditMessage(id(1), new MessageText("won"), ada, NOW));
            int before = side.log().reads();
            side.send(send(draft(3, "three", id(1), NOW), draft(4, "four", id(2), NOW)));
            assertThat(side.log().reads()).isEqualTo(before);
        }
    }

    @Nested
    class Access {
        @Test
        void shouldHideAChannelFromStrangers() {
            side.rejects(new SendMessages(LOBBY, bob, List.of(by(bob, 1)), false), ChannelRejections.NOT_FOUND);
            side.rejects(
                    new SendMessages(new ChannelId(new UUID(0xc, 9)), bob, List.of(by(bob, 1)), false),
                    ChannelRejections.NOT_FOUND);
        }

        @Test
        void shouldFollowJoiningAndRemoval() {
            side.send(new PutMember(LOBBY, bob, null, ada, NOW));
            side.send(new SendMessages(LOBBY, bob, List.of(by(bob, 1)), false));
            side.send(new RemoveMember(LOBBY, bob, ada, NOW));
            side.rejects(new SendMessages(LOBBY, bob, List.of(by(bob, 2)), false), ChannelRejections.NOT_FOUND);
        }

        @Test
        void shouldTakeHistoryOfPeopleWhoAreNotMembers() {
            side.rejects(new SendMessages(LOBBY, ada, List.of(by(bob, 1)), false), ChannelRejections.NOT_FOUND);
            side.send(bringIn(by(bob, 1)));
            assertThat(sent()).containsExactly(id(1));
        }

        @Test
        void shouldRejectSendsToAnArchivedChannel() {
            side.send(new ChangeChannel(LOBBY, null, null, true, ada, NOW));
            side.rejects(send(draft(1, "one", null, NOW)), ChannelRejections.ARCHIVED);
        }
    }

    private List<MessageId> sent() {
        return side.log().payloads(MessageSent.class).stream()
                .map(MessageSent::messageId)
                .toList();
    }

    private SendMessages send(Draft... drafts) {
        return new SendMessages(LOBBY, ada, List.of(drafts), false);
    }

    private SendMessages bringIn(Draft... drafts) {
        return new SendMessages(LOBBY, ada, List.of(drafts), true);
    }

    private Draft draft(int number, String text, @Nullable MessageId replyTo, Instant at) {
        return new Draft(id(number), ada, new MessageText(text), replyTo, at);
    }

    private static Draft by(AccountId author, int number) {
        return new Draft(id(number), author, new MessageText("hi"), null, NOW);
    }

    private static MessageId id(int number) {
        return new MessageId(new UUID(0xe, number));
    }
}
