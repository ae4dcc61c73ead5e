package io.plexichat.command.session;

import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plexichat.command.Logins;
import io.plexichat.command.Orders;
import io.plexichat.command.TestCommandSide;
import io.plexichat.command.account.FailedLogins;
import io.plexichat.command.account.PasswordSettings;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AddressHash;
import io.plexichat.kernel.key.FakeVault;
import io.plexichat.kernel.key.LookupDomain;
import io.plexichat.kernel.session.LoginEvent.LoginsFailed;
import io.plexichat.kernel.session.SessionCommand.FailedAttempts;
import io.plexichat.kernel.session.SessionCommand.StartSession;
import io.plexichat.kernel.session.SessionCommand.StartedSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {
    private static final AccountId ADA = new AccountId(new UUID(0, 0xa));
    private static final AddressHash HOME = new AddressHash("4003e");
    private static final AddressHash ELSEWHERE = new AddressHash("e15e");

    private final TestCommandSide side = new TestCommandSide(new PasswordSettings(64, 1, 1, null));
    private final WhenLoginsFailThenRecordThem recording =
            new WhenLoginsFailThenRecordThem(side.bean(FailedLogins.class), new Orders(side.bean(CommandBus.class)));
    private int sessions;

    @BeforeEach
    void register() {
        side.register(ADA, "Ada", "correct horse");
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void shouldTellOfManyByOneEvent() throws Exception {
        for (int i = 0; i < 100; i++) {
            login("ada", "wrong horse", ELSEWHERE, NOW.plusMillis(i));
        }
        login("ada", "wrong horse", HOME, NOW);
        recording.look();

        assertThat(recorded())
                .satisfiesExactly(
                        elsewhere -> {
                            assertThat(elsewhere.accountId()).isEqualTo(ADA);
                            assertThat(elsewhere.name()).isNull();
                            assertThat(elsewhere.address()).isEqualTo(ELSEWHERE);
                            assertThat(elsewhere.wrong()).isEqualTo(6);
                            assertThat(elsewhere.turnedAway()).isEqualTo(94);
                            assertThat(elsewhere.first()).isEqualTo(NOW);
                            assertThat(elsewhere.last()).isEqualTo(NOW.plusMillis(99));
                        },
                        home -> {
                            assertThat(home.address()).isEqualTo(HOME);
                            assertThat(home.turnedAway()).isEqualTo(1);
                        });
    }

    /** Somebody may have typed the password where the name belongs. */
    @Test
    void shouldHoldNoNameThatIsNobodys() throws Exception {
        login("correct_horse", "x", HOME, NOW);
        recording.look();
        assertThat(recorded()).singleElement().satisfies(failed -> {
            assertThat(failed.accountId()).isNull();
            assertThat(failed.name()).isEqualTo(FakeVault.hashed(LookupDomain.USERNAME, "correct_horse"));
        });
    }

    @Test
    void shouldCountTogetherWhatIsTooMuchToTellApart() throws Exception {
        for (int i = 0; i < 45; i++) {
            login("name" + i, "x", HOME, NOW);
        }
        recording.look();
        assertThat(recorded()).hasSize(21);
        assertThat(recorded().getLast()).satisfies(others -> {
            assertThat(others.name()).isNull();
            assertThat(others.address()).isNull();
            assertThat(others.wrong()).isEqualTo(25);
        });
    }

    @Test
    void shouldTellTheOwnerOfWhatFailedSinceOnce() {
        assertThat(told("correct horse", NOW)).isNull();
        login("ada", "wrong horse", ELSEWHERE, NOW.plusSeconds(1));
        login("Ada", "wrong horse", HOME, NOW.plusSeconds(2));
        login("bob", "wrong horse", HOME, NOW.plusSeconds(3));
        assertThat(told("correct horse", NOW.plusSeconds(4)))
                .isEqualTo(new FailedAttempts(2, NOW.plusSeconds(1), NOW.plusSeconds(2)));
        assertThat(told("correct horse", NOW.plusSeconds(5))).isNull();
    }

    @Test
    void shouldSayWhenWaitsAreAsLongAsTheyGet() throws Exception {
        Instant at = NOW;
        for (int i = 0; i < 15; i++) {
            login("ada", "wrong horse", ELSEWHERE, at);
            login("nobody", "wrong horse", HOME, at);
            at = at.plus(Duration.ofMinutes(16));
        }
        recording.look();
        assertThat(recorded()).extracting(LoginsFailed::waitsUntil).containsOnlyNulls();
        login("ada", "wrong horse", ELSEWHERE, at);
        login("nobody", "wrong horse", HOME, at);
        recording.look();
        assertThat(recorded().get(2).waitsUntil()).isEqualTo(at.plus(Duration.ofMinutes(15)));
        assertThat(recorded().get(3).waitsUntil())
                .as("of nobody there is nobody to tell")
                .isNull();
    }

    @Test
    void shouldBeSilentWhileNoneFails() throws Exception {
        login("ada", "correct horse", HOME, NOW);
        recording.look();
        assertThat(recorded()).isEmpty();
    }

    @Test
    void shouldTryAgainWhatCouldNotBeRecorded() throws Exception {
        login("ada", "wrong horse", HOME, NOW);
        side.log().failWith(new EventStoreException("away"));
        assertThatThrownBy(recording::look).isInstanceOf(IllegalStateException.class);
        side.log().failWith(null);
        login("ada", "wrong horse", HOME, NOW.plusSeconds(1));
        recording.look();
        recording.look();
        assertThat(recorded()).hasSize(2);
    }

    @Test
    void shouldRecordWhatIsLeftAtTheEnd() {
        recording.start();
        login("ada", "wrong horse", HOME, NOW);
        recording.stop();
        assertThat(recorded()).hasSize(1);
    }

    private List<LoginsFailed> recorded() {
        return side.log().payloads(LoginsFailed.class);
    }

    private @Nullable FailedAttempts told(String password, Instant at) {
        return ((StartedSession) attempt("ada", password, HOME, at).getPayload()).failed();
    }

    private void login(String name, String password, AddressHash address, Instant at) {
        var _ = attempt(name, password, address, at);
    }

    private CommandResultMessage<?> attempt(String name, String password, AddressHash address, Instant at) {
        sessions++;
        StartSession start = Logins.login(sessions, name, password, at);
        return side.dispatch(start, Map.of(MetadataKeys.CLIENT_ADDRESS_HASH, address.value()));
    }
}
