package io.plexichat.axonserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.account.AccountCommand;
import io.plexichat.kernel.account.AccountCommand.ChangePassword;
import io.plexichat.kernel.account.AccountCommand.GrantRole;
import io.plexichat.kernel.account.AccountCommand.LockAccount;
import io.plexichat.kernel.account.AccountCommand.RegisterAccount;
import io.plexichat.kernel.account.AccountCommand.TakeRole;
import io.plexichat.kernel.account.AccountCommand.UnlockAccount;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.LockReason;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.bot.BotCommand;
import io.plexichat.kernel.channel.ChannelCommand;
import io.plexichat.kernel.channel.ChannelCommand.CreateChannel;
import io.plexichat.kernel.channel.ChannelCommand.RemoveMember;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.DirectChannels;
import io.plexichat.kernel.factor.FactorCommand;
import io.plexichat.kernel.key.KeyCommand;
import io.plexichat.kernel.message.MessageCommand;
import io.plexichat.kernel.message.MessageCommand.SendMessages;
import io.plexichat.kernel.message.ReadMarkerCommand;
import io.plexichat.kernel.session.SessionCommand;
import io.plexichat.kernel.session.SessionCommand.StartSession;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.TokenHash;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandRoutingTest {
    private static final AccountId ADA = new AccountId(UUID.randomUUID());
    private static final AccountId GRACE = new AccountId(UUID.randomUUID());
    private static final ChannelId CHANNEL = new ChannelId(UUID.randomUUID());
    private static final Instant NOW = Instant.EPOCH;
    private static final Password PASSWORD = new Password("correct horse");

    static Stream<Object> commands() {
        return Stream.of(
                        AccountCommand.class,
                        SessionCommand.class,
                        FactorCommand.class,
                        BotCommand.class,
                        ChannelCommand.class,
                        MessageCommand.class,
                        ReadMarkerCommand.class,
                        KeyCommand.class)
                .flatMap(family -> Arrays.stream(family.getDeclaredClasses())
                        .filter(type -> type.isRecord() && family.isAssignableFrom(type)))
                .flatMap(Samples::of);
    }

    /** Only a command about nobody has no key. */
    @ParameterizedTest
    @MethodSource("commands")
    void shouldHaveAKeyForEveryCommand(Object command) {
        assertThat(key(command)).isNotNull().isEqualTo(key(command));
    }

    @Nested
    class Channels {
        @Test
        void shouldDecideAboutAChannelWhereIsSentToIt() {
            assertThat(key(new SendMessages(CHANNEL, ADA, List.of(), false)))
                    .isEqualTo(key(new RemoveMember(CHANNEL, ADA, GRACE, NOW)))
                    .isEqualTo(key(create(ChannelKind.PUBLIC, ADA, GRACE)));
        }

        @Test
        void shouldMakeADirectChannelWhereItWillBe() {
            String place = key(new SendMessages(DirectChannels.idOf(Set.of(ADA, GRACE)), ADA, List.of(), false));

            assertThat(key(create(ChannelKind.DIRECT, ADA, GRACE))).isEqualTo(place);
            assertThat(key(create(ChannelKind.DIRECT, GRACE, ADA))).isEqualTo(place);
        }

        @Test
        void shouldRouteWhatWillBeRejected() {
            assertThat(key(create(ChannelKind.DIRECT, ADA))).isEqualTo(CHANNEL.toString());
        }
    }

    @Nested
    class Accounts {
        @Test
        void shouldChangeAPasswordWhereItsNameLogsIn() {
            SessionId session = new SessionId(UUID.randomUUID());
            StartSession start =
                    new StartSession(session, new Username("ADA"), PASSWORD, null, new TokenHash("0"), null, NOW, NOW);
            ChangePassword change = new ChangePassword(ADA, new Username("ada"), PASSWORD, PASSWORD, session, NOW);
            RegisterAccount register = new RegisterAccount(
                    ADA, new Username("Ada"), new DisplayName("A"), null, PASSWORD, Set.of(), false, NOW);

            LockAccount lock = new LockAccount(new Username("aDa"), new LockReason("left"), ADA, NOW);
            UnlockAccount unlock = new UnlockAccount(new Username("adA"), new LockReason("is back"), ADA, NOW);

            assertThat(key(start))
                    .isEqualTo(key(change))
                    .isEqualTo(key(register))
                    .isEqualTo(key(lock))
                    .isEqualTo(key(unlock));
        }

        /** So that two administrators who take the role from each other meet. */
        @Test
        void shouldChangeAllRolesInOnePlace() {
            GrantRole grant = new GrantRole(new Username("ada"), ServerRole.ADMIN, ADA, NOW);
            TakeRole take = new TakeRole(new Username("bob"), ServerRole.ADMIN, ADA, NOW);
            assertThat(key(grant)).isEqualTo(key(take));
        }
    }

    private static CreateChannel create(ChannelKind kind, AccountId creator, AccountId... members) {
        return new CreateChannel(CHANNEL, new ChannelName("general"), kind, null, creator, List.of(members), NOW);
    }

    private static String key(Object command) {
        return new CommandRouting().getRoutingKey(new GenericCommandMessage<>(command));
    }
}
