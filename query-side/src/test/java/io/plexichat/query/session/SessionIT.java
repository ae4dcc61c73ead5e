package io.plexichat.query.session;

import static io.plexichat.query.Town.NOON;
import static io.plexichat.query.Town.person;
import static io.plexichat.query.Town.registers;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.account.AccountBindings;
import io.plexichat.kernel.account.AccountEvent.AccountLocked;
import io.plexichat.kernel.account.AccountEvent.AccountUnlocked;
import io.plexichat.kernel.account.AccountEvent.EmailAddressRemoved;
import io.plexichat.kernel.account.AccountEvent.EmailConfirmed;
import io.plexichat.kernel.account.AccountEvent.PasswordChanged;
import io.plexichat.kernel.account.AccountEvent.PasswordRecovered;
import io.plexichat.kernel.account.AccountEvent.RoleGranted;
import io.plexichat.kernel.account.AccountEvent.RoleTaken;
import io.plexichat.kernel.account.AccountEvent.SessionsEnded;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountPage;
import io.plexichat.kernel.account.AccountQuery.GetAccount;
import io.plexichat.kernel.account.AccountQuery.ListAccounts;
import io.plexichat.kernel.account.AccountView;
import io.plexichat.kernel.account.EmailAddress;
import io.plexichat.kernel.account.EmailProofId;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureBegun;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureCompleted;
import io.plexichat.kernel.erasure.ErasureId;
import io.plexichat.kernel.erasure.ErasureSubject.OfAccount;
import io.plexichat.kernel.key.FakeVault;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.recovery.RecoveryId;
import io.plexichat.kernel.session.SessionEvent.EndReason;
import io.plexichat.kernel.session.SessionEvent.SessionEnded;
import io.plexichat.kernel.session.SessionEvent.SessionRefreshed;
import io.plexichat.kernel.session.SessionEvent.SessionStarted;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.SessionPage;
import io.plexichat.kernel.session.SessionQuery.GetSessionStatus;
import io.plexichat.kernel.session.SessionQuery.ListLiveSessions;
import io.plexichat.kernel.session.SessionQuery.ListSessions;
import io.plexichat.kernel.session.SessionQuery.LiveSessions;
import io.plexichat.kernel.session.SessionQuery.LiveStatus;
import io.plexichat.kernel.session.SessionQuery.SessionStatus;
import io.plexichat.kernel.session.TokenHash;
import io.plexichat.query.InMemoryLog;
import io.plexichat.query.ReadSide;
import io.plexichat.query.UnreadableTestMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionIT {
    private static final Instant LATER = NOON.plusSeconds(3_600);

    private final InMemoryLog log = new InMemoryLog();
    private ReadSide side;

    @BeforeEach
    void start() {
        side = ReadSide.withoutSearch(log, 100);
        log.append(registers("ann"), started(1), started(2), started(3));
    }

    @AfterEach
    void stop() {
        side.close();
    }

    @Test
    void shouldShowTheAccount() {
        AccountView view = side.ask(new GetAccount(person("ann")), AccountView.class);

        assertThat(view.username().value()).isEqualTo("ann");
        assertThat(side.rejection(new GetAccount(person("nobody"))).code()).isEqualTo("account.not-found");
    }

    @Test
    void shouldEndSessionsWhoseFateIsNotKnown() throws Exception {
        side.catchUp();
        assertThat(isLive(1, NOON)).isTrue();

        log.append(new UnreadableTestMessage(id(1).toString(), started(1)));
        side.catchUp();

        assertThat(isLive(1, NOON)).isFalse();
        assertThat(isLive(2, NOON)).isTrue();
    }

    @Test
    void shouldEndAllSessionsOfAnAccountThatIsErased() {
        ErasureId erasure = new ErasureId(new UUID(0xe, 1));
        OfAccount ann = new OfAccount(person("ann"));
        log.append(new ErasureBegun(erasure, ann, person("ann"), NOON));
        assertThat(isLive(1, NOON)).isFalse();
        log.append(started(4));
        assertThat(isLive(4, NOON)).isTrue();
        log.append(new ErasureCompleted(erasure, ann, 1, 2, NOON));
        assertThat(isLive(4, NOON)).isFalse();
    }

    @Test
    void shouldEndAllSessionsOfAnAccountThatIsLocked() {
        AccountId ann = person("ann");
        log.append(new AccountLocked(
                ann,
                FakeVault.sealed(KeyScope.person(ann), AccountBindings.lockReason(ann), "left"),
                person("boss"),
                NOON));
        assertThat(isLive(1, NOON)).isFalse();
        assertThat(page(10, null).items()).isEmpty();
    }

    @Test
    void shouldTellWhatTheAccountIsNow() {
        assertThat(roles()).containsExactly(ServerRole.MEMBER);
        log.append(new RoleGranted(person("ann"), ServerRole.ADMIN, person("boss"), NOON));
        log.append(new RoleGranted(person("ann"), ServerRole.ADMIN, person("boss"), NOON));
        assertThat(roles()).containsExactlyInAnyOrder(ServerRole.ADMIN, ServerRole.MEMBER);
        assertThat(side.ask(new GetAccount(person("ann")), AccountView.class).roles())
                .containsExactlyInAnyOrder(ServerRole.ADMIN, ServerRole.MEMBER);
        log.append(
                new RoleTaken(person("ann"), ServerRole.ADMIN, person("boss"), NOON),
                new RoleTaken(person("ann"), ServerRole.MEMBER, person("boss"), NOON));
        assertThat(roles()).isEmpty();
        assertThat(side.ask(new ListLiveSessions(List.of(id(2), id(9)), NOON), LiveSessions.class)
                        .sessions())
                .containsExactly(new LiveStatus(id(2), Set.of()));
    }

    @Test
    void shouldEndSessionsOfAnAccountThatIsNotKnownToBeWhatItWas() throws Exception {
        log.append(new UnreadableTestMessage(
                person("ann").toString(), new RoleTaken(person("ann"), ServerRole.MEMBER, person("boss"), NOON)));
        side.catchUp();
        assertThat(isLive(1, NOON)).isFalse();
    }

    @Test
    void shouldListAccountsInPages() {
        log.append(registers("bob"), registers("cid"));
        log.append(new RoleGranted(person("bob"), ServerRole.ADMIN, person("boss"), NOON));

        AccountPage first = side.ask(new ListAccounts(null, null, 2, null), AccountPage.class);
        AccountPage second = side.ask(new ListAccounts(null, null, 2, first.cursor()), AccountPage.class);

        assertThat(Stream.concat(first.items().stream(), second.items().stream())
                        .map(each -> each.username().value()))
                .containsExactlyInAnyOrder("ann", "bob", "cid");
        assertThat(second.cursor()).isNull();
        assertThat(side.ask(new ListAccounts(ServerRole.ADMIN, null, 2, null), AccountPage.class)
                        .items())
                .extracting(each -> each.accountId())
                .containsExactly(person("bob"));
    }

    @Test
    void shouldListAccountsThatAreLocked() {
        AccountId ann = person("ann");
        log.append(registers("bob"));
        log.append(new AccountLocked(
                ann,
                FakeVault.sealed(KeyScope.person(ann), AccountBindings.lockReason(ann), "left"),
                person("boss"),
                NOON));
        assertThat(side.ask(new ListAccounts(null, true, 9, null), AccountPage.class)
                        .items())
                .singleElement()
                .satisfies(locked -> {
                    assertThat(locked.accountId()).isEqualTo(ann);
                    assertThat(locked.lockedAt()).isEqualTo(NOON);
                });
        assertThat(side.ask(new ListAccounts(null, false, 9, null), AccountPage.class)
                        .items())
                .extracting(each -> each.accountId())
                .containsExactly(person("bob"));
        log.append(new AccountUnlocked(
                ann,
                FakeVault.sealed(KeyScope.person(ann), AccountBindings.unlockReason(ann), "is back"),
                person("boss"),
                NOON));
        assertThat(side.ask(new ListAccounts(null, true, 9, null), AccountPage.class)
                        .items())
                .isEmpty();
    }

    @Test
    void shouldListTheLastUsedFirstInPages() {
        log.append(new SessionRefreshed(id(1), person("ann"), new TokenHash("x"), NOON.plusSeconds(99), LATER));

        SessionPage first = page(2, null);
        SessionPage second = page(2, first.cursor());

        List<SessionId> all = new ArrayList<>();
        first.items().forEach(item -> all.add(item.sessionId()));
        second.items().forEach(item -> all.add(item.sessionId()));
        assertThat(all).containsExactly(id(1), id(3), id(2));
        assertThat(second.cursor()).isNull();
    }

    @Test
    void shouldBeLiveUntilEndedOrExpired() {
        assertThat(isLive(1, NOON)).isTrue();
        assertThat(isLive(1, LATER)).isFalse();

        log.append(new SessionEnded(id(1), person("ann"), EndReason.LOGGED_OUT, NOON));
        assertThat(isLive(1, NOON)).isFalse();
        assertThat(isLive(2, NOON)).isTrue();
    }

    @Test
    void shouldEndTheOthersWhenThePasswordChanges() {
        log.append(new PasswordChanged(
                person("ann"),
                FakeVault.sealed(
                        KeyScope.person(person("ann")), AccountBindings.changedPasswordHash(person("ann")), "x"),
                id(2),
                NOON));

        assertThat(page(10, null).items()).extracting(item -> item.sessionId()).containsExactly(id(2));
    }

    @Test
    void shouldEndTheOthersWhenTheFactorsChangeAndAllWhenSomebodyElseResetsThem() {
        log.append(new SessionsEnded(person("ann"), id(2), NOON));
        assertThat(page(10, null).items()).extracting(item -> item.sessionId()).containsExactly(id(2));
        log.append(new SessionsEnded(person("ann"), null, NOON));
        assertThat(page(10, null).items()).isEmpty();
    }

    @Test
    void shouldEndAllWhenThePasswordIsRecovered() {
        AccountId ann = person("ann");
        log.append(new PasswordRecovered(
                ann,
                FakeVault.sealed(KeyScope.person(ann), AccountBindings.recoveredPasswordHash(ann), "x"),
                new RecoveryId(new UUID(7, 1)),
                NOON));
        assertThat(page(10, null).items()).isEmpty();
    }

    @Test
    void shouldTellTheAddressThatWasConfirmed() {
        AccountId ann = person("ann");
        assertThat(side.ask(new GetAccount(ann), AccountView.class).emailVerified())
                .isFalse();
        log.append(new EmailConfirmed(
                ann,
                new EmailProofId(new UUID(0, 1)),
                FakeVault.sealed(KeyScope.person(ann), AccountBindings.confirmedEmail(ann), "ann@example.org"),
                NOON));
        AccountView view = side.ask(new GetAccount(ann), AccountView.class);
        assertThat(view.email()).isEqualTo(new EmailAddress("ann@example.org"));
        assertThat(view.emailVerified()).isTrue();
        log.append(new EmailAddressRemoved(ann, NOON));
        AccountView after = side.ask(new GetAccount(ann), AccountView.class);
        assertThat(after.email()).isNull();
        assertThat(after.emailVerified()).isFalse();
    }

    private SessionPage page(int limit, @org.jspecify.annotations.Nullable String cursor) {
        return side.ask(new ListSessions(person("ann"), NOON, limit, cursor), SessionPage.class);
    }

    private Set<ServerRole> roles() {
        return Objects.requireNonNull(
                side.ask(new GetSessionStatus(id(1), NOON), SessionStatus.class).roles());
    }

    private boolean isLive(int number, Instant at) {
        return side.ask(new GetSessionStatus(id(number), at), SessionStatus.class)
                .live();
    }

    private static SessionStarted started(int number) {
        return new SessionStarted(id(number), person("ann"), new TokenHash("x"), null, NOON.plusSeconds(number), LATER);
    }

    private static SessionId id(int number) {
        return new SessionId(new UUID(0, number));
    }
}
