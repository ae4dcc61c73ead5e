package io.plexichat.query.session;

import static io.plexichat.query.Town.NOON;
import static io.plexichat.query.Town.person;
import static io.plexichat.query.Town.registers;
import static io.plexichat.query.Town.reserves;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AddressHash;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureCompleted;
import io.plexichat.kernel.erasure.ErasureId;
import io.plexichat.kernel.erasure.ErasureSubject.OfAccount;
import io.plexichat.kernel.key.FakeVault;
import io.plexichat.kernel.key.LookupDomain;
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.kernel.session.FailedLoginsId;
import io.plexichat.kernel.session.LoginEvent.LoginsFailed;
import io.plexichat.kernel.session.LoginOutcome;
import io.plexichat.kernel.session.LoginPage;
import io.plexichat.kernel.session.LoginQuery.ListLogins;
import io.plexichat.kernel.session.LoginView;
import io.plexichat.kernel.session.SessionEvent.SessionStarted;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.TokenHash;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.ReadSide;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginsIT {
    private final InMemoryLog log = new InMemoryLog();
    private ReadSide side;

    @BeforeEach
    void start() {
        side = ReadSide.withoutSearch(log, 100);
        log.append(reserves("ann"), registers("ann"), reserves("bob"), registers("bob"));
        log.append(
                failed(1, person("ann"), null),
                failed(2, null, "eli"),
                started(3, "ann"),
                started(4, "bob"),
                failed(5, person("bob"), null),
                failed(6, null, null));
    }

    @AfterEach
    void stop() {
        side.close();
    }

    @Test
    void shouldTellTheNewestFirstAndNoNameThatIsNobodys() {
        List<LoginView> all = list(null, null).items();
        assertThat(all).extracting(LoginView::last).containsExactly(at(6), at(5), at(4), at(3), at(2), at(1));
        assertThat(all.get(1)).satisfies(login -> {
            assertThat(login.outcome()).isEqualTo(LoginOutcome.FAILED);
            assertThat(login.username()).isEqualTo(new Username("bob"));
            assertThat(login.address()).isEqualTo(new AddressHash("ad"));
            assertThat(login.wrong()).isEqualTo(6);
            assertThat(login.turnedAway()).isEqualTo(94);
            assertThat(login.first()).isEqualTo(at(5).minusSeconds(1));
        });
        assertThat(all.get(4).accountId()).isNull();
        assertThat(all.get(4).username()).isNull();
    }

    @Test
    void shouldBeFoundByNameWhoseEverItIsAndByOutcomeAndTime() {
        assertThat(times(list("Ann", null))).containsExactly(at(3), at(1));
        assertThat(times(list("ann", LoginOutcome.FAILED))).containsExactly(at(1));
        assertThat(times(list("ann", LoginOutcome.SUCCEEDED))).containsExactly(at(3));
        assertThat(times(list("eli", null))).containsExactly(at(2));
        assertThat(times(list("nobody", null))).isEmpty();
        assertThat(times(side.ask(new ListLogins(null, null, at(2), at(4), 9, null), LoginPage.class)))
                .containsExactly(at(3), at(2));
        log.append(reserves("eli"), registers("eli"), started(7, "eli"));
        assertThat(times(list("eli", null))).as("before it was somebody's, too").containsExactly(at(7), at(2));
    }

    @Test
    void shouldComeInPagesThatAreTheWhole() {
        log.append(failed(8, person("ann"), null), failed(8, null, "eli"));
        List<LoginView> all = list(null, null).items();
        List<LoginView> paged = new ArrayList<>();
        String cursor = null;
        do {
            LoginPage page = side.ask(new ListLogins(null, null, null, null, 3, cursor), LoginPage.class);
            paged.addAll(page.items());
            cursor = page.cursor();
        } while (cursor != null);
        assertThat(paged).isEqualTo(all).hasSize(8);
        assertThat(side.rejection(new ListLogins(null, null, null, null, 3, "no cursor"))
                        .code())
                .isEqualTo("request.invalid");
    }

    @Test
    void shouldBeGoneWhenTheAccountIsErased() {
        OfAccount ann = new OfAccount(person("ann"));
        log.append(new ErasureCompleted(new ErasureId(new UUID(0xe, 1)), ann, 1, 2, NOON));
        assertThat(times(list(null, null))).containsExactly(at(6), at(5), at(4), at(2));
    }

    private LoginPage list(@Nullable String name, @Nullable LoginOutcome outcome) {
        return side.ask(
                new ListLogins(name == null ? null : new Username(name), outcome, null, null, 50, null),
                LoginPage.class);
    }

    private static List<Instant> times(LoginPage page) {
        return page.items().stream().map(LoginView::last).toList();
    }

    private static LoginsFailed failed(int number, @Nullable AccountId account, @Nullable String name) {
        LookupHash hash =
                name == null ? null : FakeVault.hashed(LookupDomain.USERNAME, new Username(name).normalised());
        return new LoginsFailed(
                new FailedLoginsId(new UUID(name == null ? 0xf : 0xff, number)),
                account,
                hash,
                new AddressHash("ad"),
                6,
                94,
                at(number).minusSeconds(1),
                at(number),
                null);
    }

    private static SessionStarted started(int number, String name) {
        return new SessionStarted(
                new SessionId(new UUID(0, number)), person(name), new TokenHash("x"), null, at(number), at(99));
    }

    private static Instant at(int number) {
        return NOON.plusSeconds(number);
    }
}
