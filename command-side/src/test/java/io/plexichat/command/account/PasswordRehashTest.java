package io.plexichat.command.account;

import static io.plexichat.command.Logins.login;
import static io.plexichat.command.Logins.session;
import static io.plexichat.command.Logins.token;
import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.command.TestCommandSide;
import io.plexichat.kernel.account.AccountBindings;
import io.plexichat.kernel.account.AccountCommand.ChangePassword;
import io.plexichat.kernel.account.AccountEvent.PasswordRehashed;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.session.SessionCommand.RefreshOutcome;
import io.plexichat.kernel.session.SessionCommand.RefreshSession;
import io.plexichat.kernel.session.SessionCommand.StartSession;
import io.plexichat.kernel.session.SessionLimits;
import io.plexichat.kernel.session.SessionRejections;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a login does once hashes are to cost more than the one that is there. */
class PasswordRehashTest {
    private static final AccountId ADA = new AccountId(new UUID(0, 0xa));
    private static final PasswordSettings CHEAP = new PasswordSettings(64, 1, 1, null);
    private static final PasswordSettings DEAR = new PasswordSettings(128, 2, 1, null);

    private TestCommandSide side = new TestCommandSide(CHEAP);

    @AfterEach
    void close() {
        side.close();
    }

    @Test
    void shouldHashAnewOnceAtTheNextLogin() {
        side.register(ADA, "ada", "correct horse");
        side.send(start(1, "correct horse"));
        assertThat(side.log().payloads(PasswordRehashed.class)).isEmpty();

        side = side.restarted(DEAR);
        side.rejects(start(2, "wrong horse"), SessionRejections.BAD_CREDENTIALS);
        side.send(start(3, "correct horse"));
        side.send(start(4, "correct horse"));

        assertThat(side.log().payloads(PasswordRehashed.class))
                .singleElement()
                .satisfies(rehashed -> assertThat(
                                side.vault().open(rehashed.passwordHash(), AccountBindings.rehashedPasswordHash(ADA)))
                        .hasValueSatisfying(hash -> assertThat(hash).contains("$m=128,t=2,p=1$")));
    }

    @Test
    void shouldLeaveAHashThatCostMore() {
        side = side.restarted(DEAR);
        side.register(ADA, "ada", "correct horse");
        side = side.restarted(CHEAP);
        side.send(start(1, "correct horse"));
        assertThat(side.log().payloads(PasswordRehashed.class)).isEmpty();
    }

    @Test
    void shouldEndNoSession() {
        side.register(ADA, "ada", "correct horse");
        side.send(start(1, "correct horse"));
        side = side.restarted(DEAR);
        side.send(start(2, "correct horse"));
        RefreshOutcome refreshed = side.send(new RefreshSession(
                session(1),
                token(1),
                token(9),
                NOW.plusSeconds(1),
                new SessionLimits(Duration.ofDays(1), Duration.ofDays(1))));
        assertThat(refreshed.session()).isNotNull();
    }

    @Test
    void shouldChangeAPasswordThatWasHashedAnew() {
        side.register(ADA, "ada", "correct horse");
        side = side.restarted(DEAR);
        side.send(start(1, "correct horse"));
        side.send(new ChangePassword(
                ADA, new Username("ada"), new Password("correct horse"), new Password("other horse"), session(1), NOW));
        side.rejects(start(2, "correct horse"), SessionRejections.BAD_CREDENTIALS);
        side.send(start(3, "other horse"));
    }

    private static StartSession start(int number, String password) {
        return login(number, "ada", password, NOW);
    }
}
