package io.plexichat.command.channel;

import static io.plexichat.command.TestCommandSide.NOW;

import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.access.Permissions;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelCommand.ChangeChannel;
import io.plexichat.kernel.channel.ChannelCommand.CreateChannel;
import io.plexichat.kernel.channel.ChannelCommand.ImportMembers;
import io.plexichat.kernel.channel.ChannelCommand.MembershipChange;
import io.plexichat.kernel.channel.ChannelCommand.PutMember;
import io.plexichat.kernel.channel.ChannelCommand.RemoveMember;
import io.plexichat.kernel.channel.ChannelEvent;
import io.plexichat.kernel.channel.ChannelEvent.ChannelArchived;
import io.plexichat.kernel.channel.ChannelEvent.ChannelCreated;
import io.plexichat.kernel.channel.ChannelEvent.MemberJoined;
import io.plexichat.kernel.channel.ChannelEvent.MemberLeft;
import io.plexichat.kernel.channel.ChannelEvent.MemberRoleChanged;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.channel.Topic;
import io.plexichat.kernel.key.FakeVault;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The aggregate and its policies, given its events; the fixture also sees a state that its events do not explain. */
class ChannelTest {
    private static final ChannelSeals SEALS = new ChannelSeals(new FakeVault());
    private static final ChannelId LOBBY = new ChannelId(new UUID(0xc, 1));
    private static final AccountId ADA = new AccountId(new UUID(0xa, 1));
    private static final AccountId BOB = new AccountId(new UUID(0xa, 2));
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final ChannelCreated CREATED = SEALS.created(
            new CreateChannel(LOBBY, new ChannelName("lobby"), ChannelKind.PUBLIC, new Topic(""), ADA, List.of(), NOW),
            LOBBY);
    private static final MemberJoined ADA_OWNS = new MemberJoined(LOBBY, ADA, ChannelRole.OWNER, ADA, NOW);
    private static final MemberJoined BOB_JOINED = new MemberJoined(LOBBY, BOB, ChannelRole.MEMBER, BOB, NOW);

    private final AggregateTestFixture<Channel> fixture = new AggregateTestFixture<>(Channel.class);

    @BeforeEach
    void handle() {
        fixture.registerAnnotatedCommandHandler(new Handler(fixture.getRepository()));
    }

    @Nested
    class Change {
        @Test
        void shouldTellWhatIsNew() {
            fixture.given(CREATED, ADA_OWNS)
                    .when(new ChangeChannel(LOBBY, new ChannelName("hall"), new Topic("tea"), true, ADA, LATER))
                    .expectEvents(
                            SEALS.renamed(LOBBY, new ChannelName("hall"), ADA, LATER),
                            SEALS.topicChanged(LOBBY, new Topic("tea"), ADA, LATER),
                            new ChannelArchived(LOBBY, ADA, LATER));
        }

        @Test
        void shouldBeSilentWhenAllStays() {
            fixture.given(CREATED, ADA_OWNS)
                    .when(new ChangeChannel(LOBBY, new ChannelName("lobby"), new Topic(""), false, ADA, LATER))
                    .expectNoEvents();
        }

        @Test
        void shouldRejectMembers() {
            fixture.given(CREATED, ADA_OWNS, BOB_JOINED)
                    .when(new ChangeChannel(LOBBY, null, null, true, BOB, LATER))
                    .expectException(RejectedException.class);
        }
    }

    @Nested
    class Put {
        @Test
        void shouldLetSomebodyJoin() {
            fixture.given(CREATED, ADA_OWNS)
                    .when(new PutMember(LOBBY, BOB, null, BOB, NOW))
                    .expectEvents(BOB_JOINED);
        }

        @Test
        void shouldGiveARole() {
            fixture.given(CREATED, ADA_OWNS, BOB_JOINED)
                    .when(new PutMember(LOBBY, BOB, ChannelRole.MODERATOR, ADA, LATER))
                    .expectEvents(new MemberRoleChanged(LOBBY, BOB, ChannelRole.MODERATOR, ADA, LATER));
        }

        @Test
        void shouldRejectARoleThatOneGivesOneself() {
            fixture.given(CREATED, ADA_OWNS, BOB_JOINED)
                    .when(new PutMember(LOBBY, BOB, ChannelRole.OWNER, BOB, LATER))
                    .expectException(RejectedException.class);
        }
    }

    @Nested
    class Remove {
        @Test
        void shouldLetAMemberLeave() {
            fixture.given(CREATED, ADA_OWNS, BOB_JOINED)
                    .when(new RemoveMember(LOBBY, BOB, BOB, LATER))
                    .expectEvents(new MemberLeft(LOBBY, BOB, BOB, LATER));
        }

        @Test
        void shouldKeepTheLastOwnerWhileOthersAreThere() {
            fixture.given(CREATED, ADA_OWNS, BOB_JOINED)
                    .when(new RemoveMember(LOBBY, ADA, ADA, LATER))
                    .expectException(RejectedException.class);
        }
    }

    @Nested
    class BringIn {
        @Test
        void shouldPassOverWhatIsNotLater() {
            ImportMembers history = new ImportMembers(LOBBY, List.of(new MembershipChange(BOB, false, NOW)), ADA);
            fixture.given(CREATED, ADA_OWNS, BOB_JOINED).when(history).expectNoEvents();
        }

        @Test
        void shouldApplyWhatIsLater() {
            ImportMembers history = new ImportMembers(LOBBY, List.of(new MembershipChange(BOB, false, LATER)), ADA);
            fixture.given(CREATED, ADA_OWNS, BOB_JOINED)
                    .when(history)
                    .expectEvents(new MemberLeft(LOBBY, BOB, ADA, LATER));
        }
    }

    record Handler(Repository<Channel> channels) {
        @CommandHandler
        void handle(ChangeChannel command) {
            change(command.channelId(), state -> ChannelPolicy.change(state, command, SEALS));
        }

        @CommandHandler
        void handle(PutMember command) {
            change(command.channelId(), state -> MembershipPolicy.put(state, command));
        }

        @CommandHandler
        void handle(RemoveMember command) {
            change(command.channelId(), state -> MembershipPolicy.remove(state, command, Permissions.NONE));
        }

        @CommandHandler
        void handle(ImportMembers command) {
            change(command.channelId(), state -> MembershipPolicy.bringIn(state, command));
        }

        private void change(ChannelId id, Function<ChannelState, List<ChannelEvent>> policy) {
            channels.load(id.toString()).execute(channel -> channel.happened(policy.apply(channel.state())));
        }
    }
}
