package io.plexichat.command.channel;

import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.access.Access;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.access.Permissions;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.channel.ChannelCommand;
import io.plexichat.kernel.channel.ChannelCommand.ArchiveErasedChannel;
import io.plexichat.kernel.channel.ChannelCommand.ChangeChannel;
import io.plexichat.kernel.channel.ChannelCommand.CreateChannel;
import io.plexichat.kernel.channel.ChannelCommand.ImportMembers;
import io.plexichat.kernel.channel.ChannelCommand.MuteMember;
import io.plexichat.kernel.channel.ChannelCommand.PutMember;
import io.plexichat.kernel.channel.ChannelCommand.RemoveMember;
import io.plexichat.kernel.channel.ChannelCommand.UnmuteMember;
import io.plexichat.kernel.channel.ChannelEvent;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.key.FakeVault;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Who may do what after whatever people did to a channel, and what they may do to it, is what a simple model says. */
class PermittedLawsTest {
    private static final ChannelSeals SEALS = new ChannelSeals(new FakeVault());
    private static final ChannelId LOBBY = new ChannelId(new UUID(0xc, 1));
    /** The last one moderates the whole server. */
    private static final List<AccountId> PEOPLE =
            IntStream.range(0, 5).mapToObj(i -> new AccountId(new UUID(0xa, i))).toList();

    @Property(tries = 500)
    void whatIsPermittedIsWhatTheModelSays(@ForAll("kinds") ChannelKind kind, @ForAll("steps") List<Step> steps) {
        ChannelState state = created(kind);
        PermittedModel model = new PermittedModel(kind == ChannelKind.PUBLIC, PEOPLE.getFirst(), PEOPLE.getLast());
        for (int i = 0; i < steps.size(); i++) {
            Instant at = NOW.plusSeconds(i);
            Step step = steps.get(i);
            List<ChannelEvent> events = decided(state, step.command(at), who(step.by));
            assertThat(events != null)
                    .as("%s is accepted after %s", step, steps.subList(0, i))
                    .isEqualTo(model.take(step, at));
            state = fold(state, events == null ? List.of() : events);
            for (AccountId person : PEOPLE) {
                for (Permission permission : Permission.values()) {
                    if (permission.scope() == Permission.Scope.CHANNEL) {
                        assertThat(Access.decide(who(person), permission, state.standingOf(person), at)
                                        .isGranted())
                                .as("%s for %s after %s", permission, person, steps.subList(0, i + 1))
                                .isEqualTo(model.may(person, permission, at));
                    }
                }
            }
        }
    }

    /** @param role null for the usual one, or, of {@code ARCHIVE}, for opening again */
    record Step(
            Deed deed,
            AccountId whom,
            AccountId by,
            @Nullable ChannelRole role,
            int seconds) {
        private ChannelCommand command(Instant at) {
            return switch (deed) {
                case PUT -> new PutMember(LOBBY, whom, role, by, at);
                case REMOVE -> new RemoveMember(LOBBY, whom, by, at);
                case MUTE -> new MuteMember(LOBBY, whom, at.plusSeconds(seconds), by, at);
                case UNMUTE -> new UnmuteMember(LOBBY, whom, by, at);
                case ARCHIVE -> new ChangeChannel(LOBBY, null, null, role != null, by, at);
            };
        }
    }

    enum Deed {
        PUT,
        REMOVE,
        MUTE,
        UNMUTE,
        ARCHIVE
    }

    @Provide
    Arbitrary<ChannelKind> kinds() {
        return Arbitraries.of(ChannelKind.PUBLIC, ChannelKind.PRIVATE);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Deed> deeds = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(Deed.PUT)),
                Tuple.of(3, Arbitraries.just(Deed.REMOVE)),
                Tuple.of(3, Arbitraries.just(Deed.MUTE)),
                Tuple.of(1, Arbitraries.just(Deed.UNMUTE)),
                Tuple.of(1, Arbitraries.just(Deed.ARCHIVE)));
        Arbitrary<AccountId> people = Arbitraries.of(PEOPLE);
        // Who made the channel can do most, so it does most.
        Arbitrary<AccountId> doers = Arbitraries.oneOf(people, Arbitraries.just(PEOPLE.getFirst()));
        return Combinators.combine(
                        deeds,
                        people,
                        doers,
                        Arbitraries.of(ChannelRole.class).injectNull(0.4),
                        Arbitraries.integers().between(-2, 10))
                .as(Step::new)
                .list()
                .ofMaxSize(30);
    }

    private static Permissions who(AccountId person) {
        return Access.of(Set.of(person.equals(PEOPLE.getLast()) ? ServerRole.MODERATOR : ServerRole.MEMBER));
    }

    private static ChannelState created(ChannelKind kind) {
        CreateChannel command =
                new CreateChannel(LOBBY, new ChannelName("Lobby"), kind, null, PEOPLE.getFirst(), List.of(), NOW);
        ChannelState state = null;
        for (ChannelEvent event : ChannelCreation.events(command, LOBBY, SEALS)) {
            state = ChannelState.evolve(state, event);
        }
        if (state == null) {
            throw new IllegalStateException("Expected a channel.");
        }
        return state;
    }

    private static ChannelState fold(ChannelState before, List<ChannelEvent> events) {
        ChannelState state = before;
        for (ChannelEvent event : events) {
            state = ChannelState.evolve(state, event);
        }
        return state;
    }

    /** Null when it is rejected. */
    private static @Nullable List<ChannelEvent> decided(ChannelState state, ChannelCommand command, Permissions who) {
        try {
            return switch (command) {
                case PutMember put -> MembershipPolicy.put(state, put);
                case RemoveMember remove -> MembershipPolicy.remove(state, remove, who);
                case MuteMember mute -> MembershipPolicy.mute(state, mute, who);
                case UnmuteMember unmute -> MembershipPolicy.unmute(state, unmute, who);
                case ChangeChannel change -> ChannelPolicy.change(state, change, SEALS);
                case CreateChannel _, ArchiveErasedChannel _, ImportMembers _ -> List.of();
            };
        } catch (RejectedException _) {
            return null;
        }
    }
}
