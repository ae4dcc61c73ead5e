package io.plexichat.command.channel;

import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.KernelJson;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.access.Permissions;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelCommand;
import io.plexichat.kernel.channel.ChannelCommand.ArchiveErasedChannel;
import io.plexichat.kernel.channel.ChannelCommand.ChangeChannel;
import io.plexichat.kernel.channel.ChannelCommand.CreateChannel;
import io.plexichat.kernel.channel.ChannelCommand.ImportMembers;
import io.plexichat.kernel.channel.ChannelCommand.MembershipChange;
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
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What holds in every channel, whatever people do to it in whatever order. */
class ChannelLawsTest {
    private static final ChannelSeals SEALS = new ChannelSeals(new FakeVault());
    private static final ChannelId LOBBY = new ChannelId(new UUID(0xc, 1));
    private static final List<AccountId> PEOPLE =
            IntStream.range(0, 4).mapToObj(i -> new AccountId(new UUID(0xa, i))).toList();
    private static final JsonMapper JSON = KernelJson.builder().build();

    @Property(tries = 300)
    void aChannelWithMembersHasAnOwner(
            @ForAll ChannelKindWithRules kind, @ForAll("peoplesCommands") List<ChannelCommand> commands) {
        ChannelState state = created(kind.kind);
        for (ChannelCommand command : commands) {
            state = fold(state, decided(state, command));
            assertThat(state.owners() > 0 || state.members() == 0)
                    .as("owned or empty after %s", command)
                    .isTrue();
        }
    }

    @Property(tries = 300)
    void countsAreThoseOfTheMemberships(@ForAll("commands") List<ChannelCommand> commands) {
        ChannelState state = afterAll(created(ChannelKind.PUBLIC), commands);
        assertThat(state.members()).isEqualTo((int)
                PEOPLE.stream().filter(person -> state.roleOf(person) != null).count());
        assertThat(state.owners()).isEqualTo((int) PEOPLE.stream()
                .filter(person -> state.roleOf(person) == ChannelRole.OWNER)
                .count());
    }

    @Property(tries = 300)
    void aSnapshotIsTheStateItWasTakenOf(@ForAll("commands") List<ChannelCommand> commands) throws Exception {
        ChannelState state = afterAll(created(ChannelKind.PUBLIC), commands);
        String stored = JSON.writeValueAsString(new Channel(ChannelSnapshot.of(state)));
        assertThat(JSON.readValue(stored, Channel.class).state()).isEqualTo(state);
    }

    @Property(tries = 300)
    void aCommandAgainIsNoChange(
            @ForAll("commands") List<ChannelCommand> before, @ForAll("command") ChannelCommand command) {
        ChannelState state = afterAll(created(ChannelKind.PUBLIC), before);
        ChannelState once = fold(state, decided(state, command));
        assertThat(decided(once, command)).isEmpty();
    }

    @Property(tries = 300)
    void historyBroughtInAgainAddsNothing(
            @ForAll("commands") List<ChannelCommand> before, @ForAll("imports") ImportMembers history) {
        ChannelState state = afterAll(created(ChannelKind.PUBLIC), before);
        ChannelState once = fold(state, decided(state, history));
        assertThat(decided(once, history)).isEmpty();
    }

    @Provide
    Arbitrary<List<ChannelCommand>> peoplesCommands() {
        return Arbitraries.oneOf(put(), remove(), mute(), unmute(), change())
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<ChannelCommand>> commands() {
        return command().list().ofMaxSize(40);
    }

    @Provide
    Arbitrary<ChannelCommand> command() {
        return Arbitraries.oneOf(
                put(), remove(), mute(), unmute(), change(), imports().map(history -> history));
    }

    @Provide
    Arbitrary<ImportMembers> imports() {
        Arbitrary<MembershipChange> changes = Combinators.combine(
                        person(),
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(-50, 50))
                .as((person, joined, second) -> new MembershipChange(person, joined, NOW.plusSeconds(second)));
        return changes.list()
                .ofMaxSize(10)
                .map(list -> list.stream()
                        .sorted(Comparator.comparing(MembershipChange::at))
                        .toList())
                .map(inOrder -> new ImportMembers(LOBBY, inOrder, PEOPLE.getFirst()));
    }

    private static Arbitrary<ChannelCommand> put() {
        return Combinators.combine(person(), Arbitraries.of(ChannelRole.class).injectNull(0.3), person())
                .as((whom, role, by) -> new PutMember(LOBBY, whom, role, by, NOW));
    }

    private static Arbitrary<ChannelCommand> remove() {
        return Combinators.combine(person(), person()).as((whom, by) -> new RemoveMember(LOBBY, whom, by, NOW));
    }

    private static Arbitrary<ChannelCommand> mute() {
        return Combinators.combine(person(), Arbitraries.integers().between(0, 3), person())
                .as((whom, seconds, by) -> new MuteMember(LOBBY, whom, NOW.plusSeconds(seconds), by, NOW));
    }

    private static Arbitrary<ChannelCommand> unmute() {
        return Combinators.combine(person(), person()).as((whom, by) -> new UnmuteMember(LOBBY, whom, by, NOW));
    }

    private static Arbitrary<ChannelCommand> change() {
        return Combinators.combine(
                        Arbitraries.of("Lobby", "Hall").map(ChannelName::new).injectNull(0.5),
                        Arbitraries.of(true, false).injectNull(0.5),
                        person())
                .as((name, archived, by) -> new ChangeChannel(LOBBY, name, null, archived, by, NOW));
    }

    private static Arbitrary<AccountId> person() {
        return Arbitraries.of(PEOPLE);
    }

    /** Those that people rule over; a direct one is fixed. */
    enum ChannelKindWithRules {
        PUBLIC(ChannelKind.PUBLIC),
        PRIVATE(ChannelKind.PRIVATE);

        private final ChannelKind kind;

        ChannelKindWithRules(ChannelKind kind) {
            this.kind = kind;
        }
    }

    private static ChannelState created(ChannelKind kind) {
        CreateChannel command =
                new CreateChannel(LOBBY, new ChannelName("Lobby"), kind, null, PEOPLE.getFirst(), List.of(), NOW);
        return fold(null, ChannelCreation.events(command, LOBBY, SEALS));
    }

    private static ChannelState afterAll(ChannelState state, List<ChannelCommand> commands) {
        ChannelState current = state;
        for (ChannelCommand command : commands) {
            current = fold(current, decided(current, command));
        }
        return current;
    }

    /** Nothing when it is rejected. */
    private static List<ChannelEvent> decided(ChannelState state, ChannelCommand command) {
        try {
            return switch (command) {
                case PutMember put -> MembershipPolicy.put(state, put);
                case RemoveMember remove -> MembershipPolicy.remove(state, remove, Permissions.NONE);
                case MuteMember mute -> MembershipPolicy.mute(state, mute, Permissions.NONE);
                case UnmuteMember unmute -> MembershipPolicy.unmute(state, unmute, Permissions.NONE);
                case ChangeChannel change -> ChannelPolicy.change(state, change, SEALS);
                case ImportMembers history -> MembershipPolicy.bringIn(state, history);
                case CreateChannel _, ArchiveErasedChannel _ -> List.of();
            };
        } catch (RejectedException _) {
            return List.of();
        }
    }

    private static ChannelState fold(@Nullable ChannelState before, List<ChannelEvent> events) {
        ChannelState state = before;
        for (ChannelEvent event : events) {
            state = ChannelState.evolve(state, event);
        }
        if (state == null) {
            throw new IllegalArgumentException("Expected a channel, but there is none.");
        }
        return state;
    }
}
