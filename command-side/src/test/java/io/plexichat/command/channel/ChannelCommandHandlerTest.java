package io.plexichat.command.channel;

import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.command.TestCommandSide;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.channel.ChannelCommand.ChangeChannel;
import io.plexichat.kernel.channel.ChannelCommand.CreateChannel;
import io.plexichat.kernel.channel.ChannelCommand.CreatedChannel;
import io.plexichat.kernel.channel.ChannelCommand.ImportMembers;
import io.plexichat.kernel.channel.ChannelCommand.ImportedMembers;
import io.plexichat.kernel.channel.ChannelCommand.MembershipChange;
import io.plexichat.kernel.channel.ChannelCommand.PutMember;
import io.plexichat.kernel.channel.ChannelCommand.RemoveMember;
import io.plexichat.kernel.channel.ChannelEvent;
import io.plexichat.kernel.channel.ChannelEvent.ChannelArchived;
import io.plexichat.kernel.channel.ChannelEvent.ChannelUnarchived;
import io.plexichat.kernel.channel.ChannelEvent.MemberJoined;
import io.plexichat.kernel.channel.ChannelEvent.MemberLeft;
import io.plexichat.kernel.channel.ChannelEvent.MemberRoleChanged;
import io.plexichat.kernel.channel.ChannelEvent.TopicChanged;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.ChannelNameEvent.ChannelNameReleased;
import io.plexichat.kernel.channel.ChannelNameEvent.ChannelNameReserved;
import io.plexichat.kernel.channel.ChannelRejections;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.channel.DirectChannels;
import io.plexichat.kernel.channel.Topic;
import io.plexichat.kernel.key.FakeVault;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ChannelCommandHandlerTest {
    private static final ChannelSeals SEALS = new ChannelSeals(new FakeVault());
    private static final ChannelId LOBBY = new ChannelId(new UUID(0xc, 1));
    private static final ChannelId OTHER = new ChannelId(new UUID(0xc, 2));
    private static final AccountId STRANGER = new AccountId(new UUID(0xa, 99));

    private final TestCommandSide side = new TestCommandSide();
    private final AccountId ada = side.account("ada");
    private final AccountId bob = side.account("bob");
    private final AccountId eve = side.account("eve");

    @AfterEach
    void close() {
        side.close();
    }

    @Nested
    class Create {
        @Test
        void shouldReserveThePublicNameAndLetTheFirstMembersJoin() {
            CreatedChannel created = side.send(create(LOBBY, "Lobby", ChannelKind.PUBLIC, bob, ada, bob));
            assertThat(created).isEqualTo(new CreatedChannel(LOBBY, false));
            assertThat(side.log().payloads().subList(6, 10))
                    .containsExactly(
                            new ChannelNameReserved(SEALS.hash(new ChannelName("lobby")), LOBBY),
                            SEALS.created(
                                    new CreateChannel(
                                            LOBBY,
                                            new ChannelName("Lobby"),
                                            ChannelKind.PUBLIC,
                                            new Topic(""),
                                            ada,
                                            List.of(),
                                            NOW),
                                    LOBBY),
                            new MemberJoined(LOBBY, ada, ChannelRole.OWNER, ada, NOW),
                            new MemberJoined(LOBBY, bob, ChannelRole.MEMBER, ada, NOW));
        }

        @Test
        void shouldRejectAPublicNameThatIsTaken() {
            side.send(create(LOBBY, "Lobby", ChannelKind.PUBLIC));
            side.rejects(create(OTHER, "LOBBY", ChannelKind.PUBLIC), ChannelRejections.NAME_TAKEN);
            side.send(create(OTHER, "LOBBY", ChannelKind.PRIVATE));
        }

        @Test
        void shouldRejectMembersThatDoNotExist() {
            side.rejects(create(LOBBY, "Lobby", ChannelKind.PRIVATE, STRANGER), AccountRejections.NOT_FOUND);
            assertThat(events()).isEmpty();
        }

        @Test
        void shouldMeetTheSamePeopleInTheSameDirectChannel() {
            ChannelId direct = DirectChannels.idOf(List.of(ada, bob));
            CreatedChannel first = side.send(create(LOBBY, "us", ChannelKind.DIRECT, bob));
            CreatedChannel second = side.send(create(OTHER, "we", ChannelKind.DIRECT, bob, ada));
            assertThat(first).isEqualTo(new CreatedChannel(direct, false));
            assertThat(second).isEqualTo(new CreatedChannel(direct, true));
            assertThat(side.log().payloads(MemberJoined.class))
                    .extracting(MemberJoined::role)
                    .containsExactly(ChannelRole.MEMBER, ChannelRole.MEMBER);
        }

        @Test
        void shouldRejectADirectChannelOfOneOrNine() {
            side.rejects(create(LOBBY, "me", ChannelKind.DIRECT, ada), CommonRejections.INVALID_REQUEST);
            List<AccountId> crowd = new ArrayList<>();
            for (int i = 0; i < DirectChannels.MAX_PEOPLE; i++) {
                crowd.add(side.account("person" + i));
            }
            side.rejects(
                    create(LOBBY, "all", ChannelKind.DIRECT, crowd.toArray(AccountId[]::new)),
                    CommonRejections.INVALID_REQUEST);
        }
    }

    @Nested
    class Change {
        @Test
        void shouldMoveTheReservationOfAPublicName() {
            side.send(create(LOBBY, "Lobby", ChannelKind.PUBLIC));
            side.send(change("Hall", "New", null, ada));
            assertThat(side.log().payloads().subList(9, 13))
                    .containsExactly(
                            new ChannelNameReserved(SEALS.hash(new ChannelName("hall")), LOBBY),
                            new ChannelNameReleased(SEALS.hash(new ChannelName("lobby")), LOBBY),
                            SEALS.renamed(LOBBY, new ChannelName("Hall"), ada, NOW),
                            SEALS.topicChanged(LOBBY, new Topic("New"), ada, NOW));
            side.send(create(OTHER, "lobby", ChannelKind.PUBLIC));
        }

        @Test
        void shouldChangeAllOrNothing() {
            side.send(create(OTHER, "Hall", ChannelKind.PUBLIC));
            side.send(create(LOBBY, "Lobby", ChannelKind.PUBLIC));
            side.rejects(change("hall", "New", null, ada), ChannelRejections.NAME_TAKEN);
            assertThat(side.log().payloads(TopicChanged.class)).isEmpty();
            side.send(change("LOBBY", null, null, ada));
            assertThat(side.log().payloads(ChannelNameReserved.class)).hasSize(2);
        }

        @Test
        void shouldNotRecordWhatIsSoAlready() {
            side.send(create(LOBBY, "Lobby", ChannelKind.PUBLIC));
            int before = events().size();
            side.send(change("Lobby", "", false, ada));
            assertThat(events()).hasSize(before);
        }

        @Test
        void shouldRejectRenameWhenArchived() {
            side.send(create(LOBBY, "Lobby", ChannelKind.PRIVATE));
            side.send(change(null, "Over", true, ada));
            side.rejects(change("Hall", null, null, ada), ChannelRejections.ARCHIVED);
            side.send(change("Hall", null, false, ada));
            assertThat(events().subList(2, 6))
                    .containsExactly(
                            SEALS.topicChanged(LOBBY, new Topic("Over"), ada, NOW),
                            new ChannelArchived(LOBBY, ada, NOW),
                            new ChannelUnarchived(LOBBY, ada, NOW),
                            SEALS.renamed(LOBBY, new ChannelName("Hall"), ada, NOW));
        }

        @Test
        void shouldHideWhatSomebodyMayNotSee() {
            side.send(create(LOBBY, "Lobby", ChannelKind.PRIVATE, bob));
            side.rejects(change("Hall", null, null, eve), ChannelRejections.NOT_FOUND);
            side.rejects(change("Hall", null, null, bob), ChannelRejections.NOT_ALLOWED);
        }
    }

    @Nested
    class Put {
        @Test
        void shouldJoinAPublicChannelOnce() {
            side.send(create(LOBBY, "Lobby", ChannelKind.PUBLIC));
            side.send(put(bob, null, bob));
            side.send(put(bob, null, bob));
            assertThat(side.log().payloads(MemberJoined.class)).hasSize(2);
        }

        @Test
        void shouldNotLetAnybodyJoinAsMoreThanAMember() {
            side.send(create(LOBBY, "Lobby", ChannelKind.PUBLIC));
            side.rejects(put(bob, ChannelRole.OWNER, bob), ChannelRejections.NOT_A_MEMBER);
        }

        @Test
        void shouldAddToAPrivateChannelByModeratorsOnly() {
            side.send(create(LOBBY, "Lobby", ChannelKind.PRIVATE, bob));
            side.rejects(put(eve, null, eve), ChannelRejections.NOT_FOUND);
            side.rejects(put(eve, null, bob), ChannelRejections.NOT_ALLOWED);
            side.rejects(put(STRANGER, null, ada), AccountRejections.NOT_FOUND);
            side.send(put(eve, ChannelRole.MODERATOR, ada));
            assertThat(events()).last().isEqualTo(new MemberJoined(LOBBY, eve, ChannelRole.MODERATOR, ada, NOW));
        }

        @Test
        void shouldLetOnlyOwnersAssignRoles() {
            side.send(create(LOBBY, "Lobby", ChannelKind.PUBLIC, bob, eve));
            side.send(put(bob, ChannelRole.MODERATOR, ada));
            side.rejects(put(eve, ChannelRole.MODERATOR, bob), ChannelRejections.NOT_ALLOWED);
            side.rejects(put(ada, ChannelRole.MEMBER, ada), ChannelRejections.LAST_OWNER);
            side.send(put(bob, ChannelRole.OWNER, ada));
            side.send(put(ada, ChannelRole.MEMBER, bob));
            assertThat(side.log().payloads(MemberRoleChanged.class)).hasSize(3);
        }
    }

    @Nested
    class Remove {
        @Test
        void shouldNotLetTheLastOwnerLeaveTheOthers() {
            side.send(create(LOBBY, "Lobby", ChannelKind.PUBLIC, bob));
            side.rejects(remove(ada, ada), ChannelRejections.LAST_OWNER);
            side.send(remove(bob, bob));
            side.send(remove(ada, ada));
            assertThat(events()).last().isEqualTo(new MemberLeft(LOBBY, ada, ada, NOW));
        }

        @Test
        void shouldMakeTheFirstInAnEmptyChannelItsOwner() {
            side.send(create(LOBBY, "Lobby", ChannelKind.PUBLIC));
            side.send(remove(ada, ada));
            side.send(put(bob, null, bob));
            assertThat(events()).last().isEqualTo(new MemberJoined(LOBBY, bob, ChannelRole.OWNER, bob, NOW));
        }

        @Test
        void shouldLetAModeratorRemoveOnlyThoseBelow() {
            side.send(create(LOBBY, "Lobby", ChannelKind.PUBLIC, bob, eve));
            side.send(put(bob, ChannelRole.MODERATOR, ada));
            side.rejects(remove(ada, bob), ChannelRejections.NOT_ALLOWED);
            side.rejects(remove(bob, eve), ChannelRejections.NOT_ALLOWED);
            side.send(remove(eve, bob));
            side.rejects(remove(eve, bob), ChannelRejections.MEMBER_NOT_FOUND);
        }

        @Test
        void shouldKeepThePeopleOfADirectChannel() {
            CreatedChannel direct = side.send(create(LOBBY, "us", ChannelKind.DIRECT, bob));
            side.rejects(new RemoveMember(direct.channelId(), bob, bob, NOW), ChannelRejections.DIRECT_IS_FIXED);
            side.rejects(new RemoveMember(direct.channelId(), bob, eve, NOW), ChannelRejections.NOT_FOUND);
        }
    }

    @Nested
    class Import {
        @Test
        void shouldBringInWhatIsNewAndAddNothingTheSecondTime() {
            side.send(create(LOBBY, "Lobby", ChannelKind.PUBLIC));
            ImportMembers history = new ImportMembers(
                    LOBBY, List.of(joined(bob, 1), joined(bob, 2), left(bob, 3), joined(eve, 4)), ada);
            assertThat(side.<ImportedMembers>send(history).applied()).isEqualTo(3);
            assertThat(side.<ImportedMembers>send(history).applied()).isZero();
        }

        @Test
        void shouldNotUndoWhatPeopleDidLater() {
            side.send(create(LOBBY, "Lobby", ChannelKind.PUBLIC, bob));
            side.send(remove(bob, ada));
            assertThat(side.<ImportedMembers>send(new ImportMembers(LOBBY, List.of(joined(bob, -5)), ada))
                            .applied())
                    .isZero();
        }

        @Test
        void shouldRejectWhatTheSenderDoesNotSee() {
            side.send(create(LOBBY, "Lobby", ChannelKind.PRIVATE));
            side.rejects(new ImportMembers(LOBBY, List.of(joined(bob, 1)), eve), ChannelRejections.NOT_FOUND);
            side.rejects(new ImportMembers(LOBBY, List.of(joined(STRANGER, 1)), ada), AccountRejections.NOT_FOUND);
        }

        @Test
        void shouldCarryThousandsOverSnapshots() {
            side.send(create(LOBBY, "Lobby", ChannelKind.PUBLIC));
            for (int batch = 0; batch < 3; batch++) {
                List<MembershipChange> changes = new ArrayList<>();
                for (int i = 0; i < 500; i++) {
                    long second = (batch * 500L + i) * 2 + 1;
                    changes.add(joined(bob, second));
                    changes.add(left(bob, second + 1));
                }
                assertThat(side.<ImportedMembers>send(new ImportMembers(LOBBY, changes, ada))
                                .applied())
                        .isEqualTo(1_000);
            }
        }

        private MembershipChange joined(AccountId account, long second) {
            return new MembershipChange(account, true, NOW.plusSeconds(second));
        }

        private MembershipChange left(AccountId account, long second) {
            return new MembershipChange(account, false, NOW.plusSeconds(second));
        }
    }

    private List<ChannelEvent> events() {
        return side.log().payloads(ChannelEvent.class);
    }

    private CreateChannel create(ChannelId id, String name, ChannelKind kind, AccountId... members) {
        return new CreateChannel(id, new ChannelName(name), kind, null, ada, List.of(members), NOW);
    }

    private static ChangeChannel change(
            @Nullable String name, @Nullable String topic, @Nullable Boolean archived, AccountId by) {
        return new ChangeChannel(
                LOBBY,
                name == null ? null : new ChannelName(name),
                topic == null ? null : new Topic(topic),
                archived,
                by,
                NOW);
    }

    private static PutMember put(AccountId account, @Nullable ChannelRole role, AccountId by) {
        return new PutMember(LOBBY, account, role, by, NOW);
    }

    private static RemoveMember remove(AccountId account, AccountId by) {
        return new RemoveMember(LOBBY, account, by, NOW);
    }
}
