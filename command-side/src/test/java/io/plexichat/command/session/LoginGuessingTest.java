package io.plexichat.command.session;

import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.command.Logins;
import io.plexichat.command.TestCommandSide;
import io.plexichat.command.account.PasswordSettings;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.account.AccountCommand.ChangePassword;
import io.plexichat.kernel.account.AccountEvent.AddressKnown;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AddressHash;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.session.SessionCommand.StartSession;
import io.plexichat.kernel.session.SessionEvent.SessionStarted;
import io.plexichat.kernel.session.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandResultMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LoginGuessingTest {
    private static final AccountId ADA = new AccountId(new UUID(0, 0xa));
    private static final PasswordSettings CHEAP = new PasswordSettings(64, 1, 1, null);
    private static final String RIGHT = "correct horse";
    private static final String WRONG = "wrong horse";
    private static final String HOME = "4003e";
    private static final String ELSEWHERE = "e15e";
    private static final String TOO_MANY = "session.too-many-attempts";
    private static final String REFUSED = "session.bad-credentials";
    private static final String STARTED = "started";

    private TestCommandSide side = new TestCommandSide(CHEAP);
    private int sessions;

    @BeforeEach
    void register() {
        side.register(ADA, "Ada", RIGHT);
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Nested
    class OfAName {
        @Test
        void shouldWaitLongerAndLongerWhoeverItIs() {
            for (String name : new String[] {"ada", "nobody"}) {
                guess(6, name, ELSEWHERE + name);
                assertThat(waits(name, NOW)).isEqualTo(Duration.ofSeconds(1));
                assertThat(waits(name, NOW.plusMillis(400))).isEqualTo(Duration.ofMillis(600));
                assertThat(login(name, WRONG, null, NOW.plusSeconds(1))).isEqualTo(REFUSED);
                assertThat(waits(name, NOW.plusSeconds(1))).isEqualTo(Duration.ofSeconds(2));
            }
        }

        @Test
        void shouldNotLookAtAPasswordBeforeTheWaitIsOver() {
            guess(6, "ada", null);
            assertThat(login("ADA", RIGHT, null, NOW)).isEqualTo(TOO_MANY);
            assertThat(login("ada", RIGHT, null, NOW.plusSeconds(1))).isEqualTo(STARTED);
            assertThat(side.log().payloads(SessionStarted.class)).hasSize(1);
        }

        @Test
        void shouldNotWaitLongerForWhatWasNotLookedAt() {
            guess(6, "ada", null);
            for (int i = 0; i < 100; i++) {
                assertThat(login("ada", WRONG, null, NOW)).isEqualTo(TOO_MANY);
            }
            assertThat(login("ada", RIGHT, null, NOW.plusSeconds(1))).isEqualTo(STARTED);
        }

        @Test
        void shouldNeverWaitForMoreThanAQuarterOfAnHour() {
            Instant at = NOW;
            for (int i = 0; i < 40; i++) {
                assertThat(login("ada", WRONG, null, at)).isEqualTo(REFUSED);
                at = at.plus(Duration.ofMinutes(15));
            }
            assertThat(login("ada", RIGHT, null, at)).isEqualTo(STARTED);
        }

        @Test
        void shouldBeginAnewOnceItWasRight() {
            for (int round = 0; round < 3; round++) {
                guess(5, "ada", null);
                assertThat(login("ada", RIGHT, null, NOW)).isEqualTo(STARTED);
            }
        }
    }

    @Nested
    class OfAnAddress {
        @Test
        void shouldWaitWhateverTheNames() {
            for (int i = 0; i < 51; i++) {
                assertThat(login("name" + i, WRONG, ELSEWHERE, NOW)).isEqualTo(REFUSED);
            }
            assertThat(login("another", WRONG, ELSEWHERE, NOW)).isEqualTo(TOO_MANY);
            assertThat(login("another", WRONG, HOME, NOW)).isEqualTo(REFUSED);
        }

        @Test
        void shouldNotBeginAnewForWhoLogsInToAnAccountOfTheirOwn() {
            for (int i = 0; i < 51; i++) {
                assertThat(login("name" + i, WRONG, ELSEWHERE, NOW)).isEqualTo(REFUSED);
                if (i == 40) {
                    assertThat(login("ada", RIGHT, ELSEWHERE, NOW)).isEqualTo(STARTED);
                }
            }
            assertThat(login("another", WRONG, ELSEWHERE, NOW)).isEqualTo(TOO_MANY);
        }

        @Test
        void shouldNeverWaitForMoreThanAMinute() {
            Instant at = NOW;
            for (int i = 0; i < 80; i++) {
                assertThat(login("name" + i, WRONG, ELSEWHERE, at)).isEqualTo(REFUSED);
                at = at.plus(Duration.ofMinutes(1));
            }
            assertThat(login("ada", RIGHT, ELSEWHERE, at)).isEqualTo(STARTED);
        }
    }

    @Nested
    class OfTheOwner {
        @BeforeEach
        void atHome() {
            assertThat(login("ada", RIGHT, HOME, NOW)).isEqualTo(STARTED);
        }

        @Test
        void shouldComeInFromAKnownAddressWhateverOthersGuess() {
            guess(6, "ada", ELSEWHERE);
            assertThat(login("ada", RIGHT, ELSEWHERE, NOW)).isEqualTo(TOO_MANY);
            assertThat(login("ada", RIGHT, HOME, NOW)).isEqualTo(STARTED);
            assertThat(login("ada", RIGHT, ELSEWHERE, NOW))
                    .as("others begin not anew by it")
                    .isEqualTo(TOO_MANY);
        }

        @Test
        void shouldComeInWhateverANeighbourGuessesAtOthers() {
            for (int i = 0; i < 51; i++) {
                assertThat(login("name" + i, WRONG, HOME, NOW)).isEqualTo(REFUSED);
            }
            assertThat(login("another", WRONG, HOME, NOW)).isEqualTo(TOO_MANY);
            assertThat(login("ada", RIGHT, HOME, NOW)).isEqualTo(STARTED);
        }

        @Test
        void shouldBeKnownAlsoAfterARestart() {
            side = side.restarted(CHEAP);
            guess(6, "ada", ELSEWHERE);
            assertThat(login("ada", RIGHT, HOME, NOW)).isEqualTo(STARTED);
            assertThat(side.log().payloads(AddressKnown.class))
                    .containsExactly(new AddressKnown(ADA, new AddressHash(HOME), NOW));
        }

        @Test
        void shouldWaitForWhatIsGuessedFromAKnownAddress() {
            guess(6, "ada", HOME);
            assertThat(login("ada", RIGHT, HOME, NOW)).isEqualTo(TOO_MANY);
            assertThat(login("ada", RIGHT, HOME, NOW.plusSeconds(1))).isEqualTo(STARTED);
        }
    }

    @Nested
    class OfWhoIsLoggedIn {
        @Test
        void shouldWaitApartFromThoseWhoLogIn() {
            for (int i = 0; i < 6; i++) {
                assertThat(change(WRONG, NOW)).isEqualTo("account.wrong-password");
            }
            assertThat(change(RIGHT, NOW)).isEqualTo(TOO_MANY);
            assertThat(login("ada", RIGHT, HOME, NOW)).isEqualTo(STARTED);
            assertThat(change(RIGHT, NOW.plusSeconds(1))).isEqualTo(STARTED);
        }

        private String change(String current, Instant at) {
            return outcome(side.dispatch(
                    new ChangePassword(
                            ADA,
                            new Username("ada"),
                            new Password(current),
                            new Password("fjord-Quartz-71-lantern"),
                            new SessionId(new UUID(5, 0)),
                            at),
                    Map.of()));
        }
    }

    private void guess(int times, String name, @Nullable String address) {
        for (int i = 0; i < times; i++) {
            assertThat(login(name, WRONG, address, NOW)).isEqualTo(REFUSED);
        }
    }

    private Duration waits(String name, Instant at) {
        return Objects.requireNonNull(
                TestCommandSide.rejection(dispatched(name, WRONG, null, at)).retryAfter());
    }

    private String login(String name, String password, @Nullable String address, Instant at) {
        return outcome(dispatched(name, password, address, at));
    }

    private CommandResultMessage<Object> dispatched(
            String name, String password, @Nullable String address, Instant at) {
        sessions++;
        StartSession start = Logins.login(sessions, name, password, at);
        return side.dispatch(start, address == null ? Map.of() : Map.of(MetadataKeys.CLIENT_ADDRESS_HASH, address));
    }

    private static String outcome(CommandResultMessage<?> result) {
        if (!result.isExceptional()) {
            return STARTED;
        }
        Rejection rejection = TestCommandSide.rejection(result);
        return rejection.code();
    }
}
