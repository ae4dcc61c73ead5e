package io.plexichat.command.channel;

import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.command.AggregateStore;
import io.plexichat.command.PastAggregates;
import io.plexichat.command.TestCommandSide;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelCommand.ChangeChannel;
import io.plexichat.kernel.channel.ChannelCommand.CreateChannel;
import io.plexichat.kernel.channel.ChannelCommand.PutMember;
import io.plexichat.kernel.channel.ChannelCommand.RemoveMember;
import io.plexichat.kernel.channel.ChannelEvent;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.key.KeyScope;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PastChannelTest {
    private static final ChannelId LOBBY = new ChannelId(new UUID(0xc, 1));
    private static final ChannelName FIRST = new ChannelName("first");
    private static final ChannelName SECOND = new ChannelName("second");

    private final TestCommandSide side = new TestCommandSide();
    private final PastAggregates<Channel> channels =
            side.bean(AggregateStore.class).past(Channel.class);
    private final ChannelSeals seals = new ChannelSeals(side.vault());
    private final AccountId ada = side.account("ada");
    private final AccountId bob = side.account("bob");

    @AfterEach
    void close() {
        side.close();
    }

    /** The position after the command. */
    private long done(Object command) {
        side.send(command);
        return side.log().head();
    }

    private ChannelState at(long position) {
        return channels.at(position, LOBBY).orElseThrow().state();
    }

    @Test
    void shouldHaveTheMembersAndTheNameOfThatPosition() {
        long before = side.log().head();
        long created = done(new CreateChannel(LOBBY, FIRST, ChannelKind.PUBLIC, null, ada, List.of(bob), NOW));
        long promoted = done(new PutMember(LOBBY, bob, ChannelRole.MODERATOR, ada, NOW));
        long renamed = done(new ChangeChannel(LOBBY, SECOND, null, null, ada, NOW));
        long left = done(new RemoveMember(LOBBY, bob, bob, NOW));

        assertThat(channels.at(before, LOBBY)).isEmpty();
        assertThat(at(created).roleOf(bob)).isEqualTo(ChannelRole.MEMBER);
        assertThat(at(promoted).roleOf(bob)).isEqualTo(ChannelRole.MODERATOR);
        assertThat(seals.isNamed(at(promoted), FIRST)).isTrue();
        assertThat(seals.isNamed(at(renamed), SECOND)).isTrue();
        assertThat(at(renamed).members()).isEqualTo(2);
        assertThat(at(left).members()).isEqualTo(1);
    }

    @Test
    void shouldBeAtEveryPositionWhatItsEventsUpToThereMakeOfIt() {
        done(new CreateChannel(LOBBY, FIRST, ChannelKind.PUBLIC, null, ada, List.of(bob), NOW));
        done(new ChangeChannel(LOBBY, SECOND, null, true, ada, NOW));
        done(new ChangeChannel(LOBBY, null, null, false, ada, NOW));
        List<Object> payloads = side.log().payloads();

        @Nullable ChannelState state = null;
        for (int position = 0; position < payloads.size(); position++) {
            if (payloads.get(position) instanceof ChannelEvent event) {
                state = ChannelState.evolve(state, event);
            }
            assertThat(channels.at(position, LOBBY).map(Channel::state)).isEqualTo(Optional.ofNullable(state));
        }
        assertThat(state).isNotNull();
    }

    @Test
    void shouldBeAsErasedAsItIsNow() {
        long created = done(new CreateChannel(LOBBY, FIRST, ChannelKind.PUBLIC, null, ada, List.of(), NOW));
        assertThat(seals.isNamed(at(created), FIRST)).isTrue();

        side.vault().destroy(KeyScope.channel(LOBBY));

        assertThat(seals.isNamed(at(created), FIRST)).isFalse();
        assertThat(at(created).roleOf(ada)).isEqualTo(ChannelRole.OWNER);
    }
}
