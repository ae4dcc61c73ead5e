package io.plexichat.command.channel;

import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.command.TestCommandSide;
import io.plexichat.command.account.PasswordSettings;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.account.AccountCommand.RegisterAccount;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.channel.ChannelCommand.CreateChannel;
import io.plexichat.kernel.channel.ChannelCommand.MuteMember;
import io.plexichat.kernel.channel.ChannelCommand.PutMember;
import io.plexichat.kernel.channel.ChannelCommand.RemoveMember;
import io.plexichat.kernel.channel.ChannelCommand.UnmuteMember;
import io.plexichat.kernel.channel.ChannelEvent.MemberJoined;
import io.plexichat.kernel.channel.ChannelEvent.MemberMuted;
import io.plexichat.kernel.channel.ChannelEvent.MemberUnmuted;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.ChannelRejections;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.message.Emoji;
import io.plexichat.kernel.message.MessageCommand.AddReaction;
import io.plexichat.kernel.message.MessageCommand.DeleteMessage;
import io.plexichat.kernel.message.MessageCommand.Draft;
import io.plexichat.kernel.message.MessageCommand.EditMessage;
import io.plexichat.kernel.message.MessageCommand.SendMessages;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageRejections;
import io.plexichat.kernel.message.MessageText;
import io.plexichat.kernel.message.ReadMarkerCommand.MarkRead;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** People who read and do not speak: muted until a time, or read-only. */
class MutingTest {
    private static final ChannelId LOBBY = new ChannelId(new UUID(0xc, 1));
    private static final MessageId HELLO = new MessageId(new UUID(0xe, 1));
    private static final Instant SOON = NOW.plusSeconds(60);
    private static final PasswordSettings CHEAP = new PasswordSettings(64, 1, 1, null);

    private TestCommandSide side = new TestCommandSide(CHEAP);
    private final AccountId ada = side.account("ada");
    private final AccountId bob = side.account("bob");
    private final AccountId mod = side.account("mod");
    private final AccountId eve = side.account("eve");

    @BeforeEach
    void create() {
        side.send(new CreateChannel(
                LOBBY, new ChannelName("room"), ChannelKind.PUBLIC, null, ada, List.of(bob, mod), NOW));
        side.send(new PutMember(LOBBY, mod, ChannelRole.MODERATOR, ada, NOW));
        side.send(send(1, bob, NOW));
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Nested
    class Mute {
        @Test
        void shouldKeepFromSpeakingUntilTheTimeAlsoAfterARestart() {
            side.send(mute(bob, mod));
            shouldBeQuiet();
            side = side.restarted(CHEAP);
            shouldBeQuiet();
            side.send(send(2, bob, SOON));
            side.send(new AddReaction(HELLO, new Emoji("thumb"), bob, SOON));
        }

        private void shouldBeQuiet() {
            side.rejects(send(2, bob, NOW), ChannelRejections.MUTED);
            side.rejects(new EditMessage(HELLO, new MessageText("hallo"), bob, NOW), ChannelRejections.MUTED);
            side.rejects(new AddReaction(HELLO, new Emoji("thumb"), bob, NOW), ChannelRejections.MUTED);
        }

        @Test
        void shouldLeaveReadingAndDeletingOnesOwn() {
            side.send(mute(bob, mod));
            side.send(new MarkRead(LOBBY, bob, 0, NOW));
            side.send(new DeleteMessage(HELLO, bob, NOW));
        }

        @Test
        void shouldLastOverLeavingAndJoining() {
            side.send(mute(bob, mod));
            side.send(new RemoveMember(LOBBY, bob, bob, NOW));
            side.send(new PutMember(LOBBY, bob, null, bob, NOW));
            side.rejects(send(2, bob, NOW), ChannelRejections.MUTED);
        }

        @Test
        void shouldBeOneEvent() {
            side.send(mute(bob, mod));
            side.send(mute(bob, mod));
            assertThat(side.log().payloads(MemberMuted.class))
                    .containsExactly(new MemberMuted(LOBBY, bob, SOON, mod, NOW));
        }

        @Test
        void shouldBeForThoseAboveOnly() {
            side.rejects(mute(ada, mod), ChannelRejections.NOT_ALLOWED);
            side.rejects(mute(mod, bob), ChannelRejections.NOT_ALLOWED);
            side.rejects(mute(bob, eve), ChannelRejections.NOT_A_MEMBER);
            side.rejects(mute(eve, mod), ChannelRejections.MEMBER_NOT_FOUND);
            side.rejects(new MuteMember(LOBBY, bob, NOW, mod, NOW), CommonRejections.INVALID_REQUEST);
            assertThat(side.log().payloads(MemberMuted.class)).isEmpty();
        }

        @Test
        void shouldEndWhenSomebodySaysSo() {
            side.send(new UnmuteMember(LOBBY, bob, mod, NOW));
            side.send(mute(bob, mod));
            side.rejects(new UnmuteMember(LOBBY, bob, bob, NOW), ChannelRejections.NOT_ALLOWED);
            side.send(new UnmuteMember(LOBBY, bob, ada, NOW));
            side.send(new UnmuteMember(LOBBY, bob, ada, NOW));
            side.send(send(2, bob, NOW));
            assertThat(side.log().payloads(MemberUnmuted.class))
                    .containsExactly(new MemberUnmuted(LOBBY, bob, ada, NOW));
        }
    }

    @Nested
    class ReadOnly {
        @Test
        void shouldReadAndNotSpeak() {
            side.send(new PutMember(LOBBY, bob, ChannelRole.READ_ONLY, ada, NOW));
            side.send(new MarkRead(LOBBY, bob, 0, NOW));
            side.rejects(send(2, bob, NOW), ChannelRejections.NOT_ALLOWED);
            side.rejects(new AddReaction(HELLO, new Emoji("thumb"), bob, NOW), ChannelRejections.NOT_ALLOWED);
            side.rejects(new PutMember(LOBBY, eve, null, bob, NOW), ChannelRejections.NOT_ALLOWED);
        }

        @Test
        void shouldComeBackAsItLeft() {
            side.send(new PutMember(LOBBY, bob, ChannelRole.READ_ONLY, ada, NOW));
            side.send(new RemoveMember(LOBBY, bob, bob, NOW));
            side = side.restarted(CHEAP);
            side.rejects(new PutMember(LOBBY, bob, ChannelRole.MEMBER, bob, NOW), ChannelRejections.NOT_A_MEMBER);
            side.send(new PutMember(LOBBY, bob, null, bob, NOW));
            assertThat(side.log().payloads(MemberJoined.class))
                    .last()
                    .isEqualTo(new MemberJoined(LOBBY, bob, ChannelRole.READ_ONLY, bob, NOW));
            side.send(new PutMember(LOBBY, bob, ChannelRole.MEMBER, ada, NOW));
            side.send(send(2, bob, NOW));
        }
    }

    @Nested
    class ServerModerators {
        private final AccountId marshal = new AccountId(new UUID(0xa, 77));

        @BeforeEach
        void register() {
            side.send(new RegisterAccount(
                    marshal,
                    new Username("marshal"),
                    new DisplayName("Marshal"),
                    null,
                    new Password("correct horse"),
                    Set.of(ServerRole.MODERATOR),
                    true,
                    NOW));
        }

        @Test
        void shouldKeepThePeaceInPublicChannels() {
            side.send(mute(bob, marshal));
            side.send(new DeleteMessage(HELLO, marshal, NOW));
            side.send(new RemoveMember(LOBBY, bob, marshal, NOW));
            side.rejects(new RemoveMember(LOBBY, mod, marshal, NOW), ChannelRejections.NOT_ALLOWED);
        }

        @Test
        void shouldNotSeePrivateOnes() {
            ChannelId closed = new ChannelId(new UUID(0xc, 2));
            side.send(new CreateChannel(
                    closed, new ChannelName("closed"), ChannelKind.PRIVATE, null, ada, List.of(bob), NOW));
            side.rejects(new MuteMember(closed, bob, SOON, marshal, NOW), ChannelRejections.NOT_FOUND);
            side.rejects(new DeleteMessage(HELLO, eve, NOW), MessageRejections.NOT_AUTHOR);
        }
    }

    private static MuteMember mute(AccountId whom, AccountId by) {
        return new MuteMember(LOBBY, whom, SOON, by, NOW);
    }

    private static SendMessages send(int number, AccountId by, Instant at) {
        MessageId id = new MessageId(new UUID(0xe, number));
        return new SendMessages(LOBBY, by, List.of(new Draft(id, by, new MessageText("hello"), null, at)), false);
    }
}
