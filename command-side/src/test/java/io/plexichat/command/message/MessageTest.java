package io.plexichat.command.message;

import static io.plexichat.command.TestCommandSide.NOW;

import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.key.FakeVault;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.kernel.message.Emoji;
import io.plexichat.kernel.message.MessageBindings;
import io.plexichat.kernel.message.MessageCommand.AddReaction;
import io.plexichat.kernel.message.MessageCommand.DeleteMessage;
import io.plexichat.kernel.message.MessageCommand.EditMessage;
import io.plexichat.kernel.message.MessageCommand.RemoveReaction;
import io.plexichat.kernel.message.MessageEvent.MessageDeleted;
import io.plexichat.kernel.message.MessageEvent.MessageEdited;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import io.plexichat.kernel.message.MessageEvent.ReactionAdded;
import io.plexichat.kernel.message.MessageEvent.ReactionRemoved;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageText;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The aggregate alone, given its events; the fixture also sees a state that its events do not explain. */
class MessageTest {
    private static final MessageId HELLO = new MessageId(new UUID(0xe, 1));
    private static final ChannelId LOBBY = new ChannelId(new UUID(0xc, 1));
    private static final AccountId ADA = new AccountId(new UUID(0xa, 1));
    private static final AccountId BOB = new AccountId(new UUID(0xa, 2));
    private static final Emoji THUMB = new Emoji("thumb");
    private static final MessageSent SENT = new MessageSent(HELLO, LOBBY, ADA, sealed("hello", false), null, NOW);
    private static final MessageDeleted DELETED = new MessageDeleted(HELLO, LOBBY, ADA, ADA, NOW);

    private final AggregateTestFixture<Message> fixture = new AggregateTestFixture<>(Message.class);

    private final FakeVault vault = new FakeVault();

    @BeforeEach
    void handle() {
        fixture.registerAnnotatedCommandHandler(new Handler(fixture.getRepository(), new MessageSeals(vault)));
    }

    @Nested
    class Edit {
        @Test
        void shouldTellTheNewText() {
            fixture.given(SENT)
                    .when(edit("hallo", ADA))
                    .expectEvents(new MessageEdited(HELLO, LOBBY, ADA, sealed("hallo", true), NOW));
        }

        @Test
        void shouldBeSilentWhenTheTextStays() {
            fixture.given(SENT)
                    .when(edit("hello", ADA))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void shouldRejectWhatIsErased() {
            vault.destroy(KeyScope.message(ADA, LOBBY, NOW));
            fixture.given(SENT).when(edit("hello", ADA)).expectException(RejectedException.class);
        }

        @Test
        void shouldSealAnEditOfAnEdit() {
            fixture.given(SENT, new MessageEdited(HELLO, LOBBY, ADA, sealed("hallo", true), NOW))
                    .when(edit("hullo", ADA))
                    .expectEvents(new MessageEdited(HELLO, LOBBY, ADA, sealed("hullo", true), NOW));
        }

        @Test
        void shouldRejectOthersAndWhatIsDeleted() {
            fixture.given(SENT).when(edit("hallo", BOB)).expectException(RejectedException.class);
            fixture.given(SENT, DELETED).when(edit("hallo", ADA)).expectException(RejectedException.class);
        }
    }

    @Nested
    class Delete {
        @Test
        void shouldDeleteOnce() {
            DeleteMessage delete = new DeleteMessage(HELLO, ADA, NOW);
            fixture.given(SENT).when(delete).expectEvents(DELETED);
            fixture.given(SENT, DELETED).when(delete).expectNoEvents();
        }

        @Test
        void shouldRejectOthers() {
            fixture.given(SENT).when(new DeleteMessage(HELLO, BOB, NOW)).expectException(RejectedException.class);
        }
    }

    @Nested
    class React {
        private final ReactionAdded added = new ReactionAdded(HELLO, LOBBY, THUMB, BOB, NOW);

        @Test
        void shouldCountAnAccountOnce() {
            AddReaction react = new AddReaction(HELLO, THUMB, BOB, NOW);
            fixture.given(SENT).when(react).expectEvents(added);
            fixture.given(SENT, added).when(react).expectNoEvents();
        }

        @Test
        void shouldTakeBackWhatIsThere() {
            RemoveReaction takeBack = new RemoveReaction(HELLO, THUMB, BOB, NOW);
            fixture.given(SENT, added).when(takeBack).expectEvents(new ReactionRemoved(HELLO, LOBBY, THUMB, BOB, NOW));
            fixture.given(SENT).when(takeBack).expectNoEvents();
        }
    }

    private static EditMessage edit(String text, AccountId by) {
        return new EditMessage(HELLO, new MessageText(text), by, NOW);
    }

    /** Hands commands to the aggregate as they are, without asking who may. */
    private static Sealed sealed(String text, boolean edited) {
        return FakeVault.sealed(KeyScope.message(ADA, LOBBY, NOW), MessageBindings.text(HELLO, edited), text);
    }

    record Handler(Repository<Message> messages, MessageSeals seals) {
        @CommandHandler
        void handle(EditMessage command) {
            load(command.messageId()).execute(message -> message.edit(command, seals));
        }

        @CommandHandler
        void handle(DeleteMessage command) {
            load(command.messageId()).execute(message -> message.delete(command, false));
        }

        @CommandHandler
        void handle(AddReaction command) {
            load(command.messageId()).execute(message -> message.react(command));
        }

        @CommandHandler
        void handle(RemoveReaction command) {
            load(command.messageId()).execute(message -> message.takeBack(command));
        }

        private Aggregate<Message> load(MessageId id) {
            return messages.load(id.toString());
        }
    }
}
