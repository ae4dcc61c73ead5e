package io.plexichat.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.gateway.Caller;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.session.SessionId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CurrentRolesTest {
    private final CurrentRoles roles = new CurrentRoles(new FactorPolicy(Set.of(ServerRole.ADMIN), false, "PlexiChat"));

    @Test
    void shouldKeepTheTokensWhereNobodyKnowsBetter() {
        Caller caller = caller(ServerRole.MEMBER);
        assertThat(roles.current(caller, null)).isSameAs(caller);
        assertThat(roles.current(caller, Set.of(ServerRole.MEMBER))).isSameAs(caller);
    }

    @Test
    void shouldBeThoseOfTheAccount() {
        Caller now = roles.current(
                caller(ServerRole.MEMBER, ServerRole.ADMIN), Set.of(ServerRole.AUDITOR, ServerRole.MEMBER));
        assertThat(now.roles()).containsExactlyInAnyOrder(ServerRole.AUDITOR, ServerRole.MEMBER);
    }

    /** The token says whether one is to be enrolled first, and that is of before. */
    @Test
    void shouldLeaveWhatAsksForASecondFactorToTheNextToken() {
        Set<ServerRole> both = Set.of(ServerRole.ADMIN, ServerRole.MEMBER);
        assertThat(roles.current(caller(ServerRole.MEMBER), both).roles()).containsExactly(ServerRole.MEMBER);
        assertThat(roles.current(caller(ServerRole.MEMBER, ServerRole.ADMIN), both)
                        .roles())
                .isEqualTo(both);
    }

    private static Caller caller(ServerRole... roles) {
        return new Caller(
                new AccountId(new UUID(0, 1)),
                new SessionId(new UUID(0, 2)),
                new Username("alice"),
                Set.of(roles),
                Instant.MAX,
                1,
                /* mustEnrol= */ false,
                Instant.EPOCH);
    }
}
