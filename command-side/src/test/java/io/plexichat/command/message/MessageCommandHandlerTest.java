package io.plexichat.command.message;

import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.command.TestCommandSide;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelCommand.ChangeChannel;
import io.plexichat.kernel.channel.ChannelCommand.CreateChannel;
import io.plexichat.kernel.channel.ChannelCommand.PutMember;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.ChannelRejections;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.key.FakeVault;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.message.Emoji;
import io.plexichat.kernel.message.MessageBindings;
import io.plexichat.kernel.message.MessageCommand.AddReaction;
import io.plexichat.kernel.message.MessageCommand.DeleteMessage;
import io.plexichat.kernel.message.MessageCommand.Draft;
import io.plexichat.kernel.message.MessageCommand.EditMessage;
import io.plexichat.kernel.message.MessageCommand.RemoveReaction;
import io.plexichat.kernel.message.MessageCommand.SendMessages;
import io.plexichat.kernel.message.MessageEvent.MessageDeleted;
import io.plexichat.kernel.message.MessageEvent.MessageEdited;
import io.plexichat.kernel.message.MessageEvent.ReactionAdded;
import io.plexichat.kernel.message.MessageEvent.ReactionRemoved;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageRejections;
import io.plexichat.kernel.message.MessageText;
import io.plexichat.kernel.message.ReadMarkerCommand.MarkRead;
import io.plexichat.kernel.message.ReadMarkerEvent.ReadMarked;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MessageCommandHandlerTest {
    private static final ChannelId LOBBY = new ChannelId(new UUID(0xc, 1));
    private static final MessageId HELLO = new MessageId(new UUID(0xe, 1));
    private static final MessageId UNKNOWN = new MessageId(new UUID(0xe, 2));
    private static final Emoji THUMB = new Emoji("thumb");

    private final TestCommandSide side = new TestCommandSide();
    private final AccountId ada = side.account("ada");
    private final AccountId bob = side.account("bob");
    private final AccountId mod = side.account("mod");
    private final AccountId eve = side.account("eve");

    @BeforeEach
    void send() {
        side.send(new CreateChannel(
                LOBBY, new ChannelName("room"), ChannelKind.PRIVATE, null, ada, List.of(bob, mod), NOW));
        side.send(new PutMember(LOBBY, mod, ChannelRole.MODERATOR, ada, NOW));
        side.send(new SendMessages(
                LOBBY, bob, List.of(new Draft(HELLO, bob, new MessageText("hello"), null, NOW)), false));
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Nested
    class Edit {
        @Test
        void shouldEditOnesOwn() {
            side.send(edit("hallo", bob));
            side.send(edit("hallo", bob));
            assertThat(side.log().payloads(MessageEdited.class))
                    .containsExactly(new MessageEdited(
                            HELLO,
                            LOBBY,
                            bob,
                            FakeVault.sealed(
                                    KeyScope.message(bob, LOBBY, NOW), MessageBindings.text(HELLO, true), "hallo"),
                            NOW));
        }

        @Test
        void shouldRejectOthers() {
            side.rejects(edit("hallo", mod), MessageRejections.NOT_AUTHOR);
            side.rejects(edit("hallo", eve), MessageRejections.NOT_FOUND);
            side.rejects(new EditMessage(UNKNOWN, new MessageText("x"), bob, NOW), MessageRejections.NOT_FOUND);
        }

        @Test
        void shouldRejectWhatIsDeletedOrArchived() {
            side.send(new ChangeChannel(LOBBY, null, null, true, ada, NOW));
            side.rejects(edit("hallo", bob), ChannelRejections.ARCHIVED);
            side.send(new ChangeChannel(LOBBY, null, null, false, ada, NOW));
            side.send(new DeleteMessage(HELLO, bob, NOW));
            side.rejects(edit("hallo", bob), MessageRejections.DELETED);
        }
    }

    @Nested
    class Delete {
        @Test
        void shouldDeleteOnesOwnOnce() {
            side.send(new DeleteMessage(HELLO, bob, NOW));
            side.send(new DeleteMessage(HELLO, bob, NOW));
            assertThat(side.log().payloads(MessageDeleted.class))
                    .containsExactly(new MessageDeleted(HELLO, LOBBY, bob, bob, NOW));
        }

        @Test
        void shouldLetModeratorsDeleteWhatOthersWrote() {
            side.send(new DeleteMessage(HELLO, mod, NOW));
            assertThat(side.log().payloads(MessageDeleted.class)).hasSize(1);
        }

        @Test
        void shouldRejectOthers() {
            AccountId dan = side.account("dan");
            side.send(new PutMember(LOBBY, dan, null, ada, NOW));
            side.rejects(new DeleteMessage(HELLO, dan, NOW), MessageRejections.NOT_AUTHOR);
            side.rejects(new DeleteMessage(HELLO, eve, NOW), MessageRejections.NOT_FOUND);
        }
    }

    @Nested
    class React {
        @Test
        void shouldCountEachAccountOnce() {
            side.send(new AddReaction(HELLO, THUMB, ada, NOW));
            side.send(new AddReaction(HELLO, THUMB, ada, NOW));
            side.send(new AddReaction(HELLO, THUMB, bob, NOW));
            assertThat(side.log().payloads(ReactionAdded.class)).hasSize(2);
        }

        @Test
        void shouldTakeBackWhatIsThere() {
            side.send(new RemoveReaction(HELLO, THUMB, ada, NOW));
            side.send(new AddReaction(HELLO, THUMB, ada, NOW));
            side.send(new RemoveReaction(HELLO, THUMB, ada, NOW));
            assertThat(side.log().payloads(ReactionRemoved.class))
                    .containsExactly(new ReactionRemoved(HELLO, LOBBY, THUMB, ada, NOW));
        }

        @Test
        void shouldAllowFiftyDifferentEmoji() {
            for (int i = 0; i < Message.MAX_EMOJI; i++) {
                side.send(new AddReaction(HELLO, new Emoji("e" + i), ada, NOW));
            }
            side.rejects(new AddReaction(HELLO, THUMB, ada, NOW), MessageRejections.TOO_MANY_REACTIONS);
            side.send(new AddReaction(HELLO, new Emoji("e7"), bob, NOW));
        }

        @Test
        void shouldRejectStrangersAndDeletedMessages() {
            side.rejects(new AddReaction(HELLO, THUMB, eve, NOW), MessageRejections.NOT_FOUND);
            side.send(new DeleteMessage(HELLO, bob, NOW));
            side.rejects(new AddReaction(HELLO, THUMB, ada, NOW), MessageRejections.DELETED);
        }
    }

    @Nested
    class Mark {
        @Test
        void shouldMoveForwardOnly() {
            side.send(mark(3));
            side.send(mark(3));
            side.send(mark(2));
            side.send(mark(5));
            assertThat(side.log().payloads(ReadMarked.class))
                    .extracting(ReadMarked::position)
                    .containsExactly(3L, 5L);
        }

        @Test
        void shouldRejectAPositionThatTheLogDoesNotHave() {
            side.rejects(mark(side.log().head() + 1), CommonRejections.INVALID_REQUEST);
            side.rejects(mark(-1), CommonRejections.INVALID_REQUEST);
        }

        @Test
        void shouldMarkAnArchivedChannelButNotAHiddenOne() {
            side.send(new ChangeChannel(LOBBY, null, null, true, ada, NOW));
            side.send(mark(3));
            side.rejects(new MarkRead(LOBBY, eve, 3, NOW), ChannelRejections.NOT_FOUND);
        }

        @Test
        void shouldStaySoOverItsSnapshots() {
            for (int i = 0; i < 250; i++) {
                side.send(mark(i));
            }
            side.send(mark(100));
            assertThat(side.log().payloads(ReadMarked.class)).hasSize(250);
        }

        private MarkRead mark(long position) {
            return new MarkRead(LOBBY, bob, position, NOW);
        }
    }

    private static EditMessage edit(String text, AccountId by) {
        return new EditMessage(HELLO, new MessageText(text), by, NOW);
    }
}
