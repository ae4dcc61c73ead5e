package io.plexichat.kernel.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.bot.ApiTokenScopes;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.channel.ChannelStanding;
import java.time.Instant;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An API token never does more than both its scopes and the roles of its account allow. */
class ApiTokenAccessTest {
    @Property
    void shouldAllowOnTheServerWhatBothAllowAndNothingElse(
            @ForAll Set<ServerRole> roles, @ForAll Set<Permission> given, @ForAll Permission asked) {
        Set<Permission> scopes = ApiTokenScopes.whole(given);
        boolean byToken =
                Access.decide(Access.of(roles, Permissions.of(scopes)), asked).isGranted();
        boolean byRoles = Access.decide(Access.of(roles), asked).isGranted();
        assertThat(byToken).isEqualTo(byRoles && scopes.contains(asked));
    }

    /** What moderators of the server may in a channel, they may by a token that says so, and that names what they do. */
    @Property
    void shouldReachIntoAChannelByItsScopesOnly(
            @ForAll @Size(max = 3) Set<ServerRole> roles,
            @ForAll Set<Permission> scopes,
            @ForAll Permission asked,
            @ForAll ChannelKind kind,
            @ForAll ChannelRole role,
            @ForAll boolean isMember) {
        ChannelStanding standing = standing(kind, isMember ? role : null);
        Permissions all = Access.of(roles);
        Permissions byToken = Access.of(roles, Permissions.of(scopes));
        boolean before = decide(Permissions.NONE, asked, standing);
        boolean allowed = decide(all, asked, standing);
        boolean named = scopes.contains(asked) && scopes.contains(Permission.MODERATE_CHANNELS);
        assertThat(decide(byToken, asked, standing)).isEqualTo(before || (allowed && named));
        if (Access.isAbove(byToken, standing, ChannelRole.MEMBER)) {
            assertThat(Access.isAbove(all, standing, ChannelRole.MEMBER)).isTrue();
        }
    }

    @Property
    void shouldTravelAsItIs(@ForAll Set<Permission> some) {
        assertThat(Permissions.parse(Permissions.of(some).text())).isEqualTo(Permissions.of(some));
    }

    @Test
    void shouldLeaveOutWhatItDoesNotKnow() {
        assertThat(Permissions.parse("CHAT,FLY")).isEqualTo(Permissions.of(Permission.CHAT));
        assertThat(Permissions.parse("")).isEqualTo(Permissions.NONE);
    }

    @Test
    void shouldComeWithWhatItNeeds() {
        assertThat(ApiTokenScopes.whole(Set.of(Permission.SEND_MESSAGES)))
                .containsExactly(Permission.SEE_OWN_ACCOUNT, Permission.CHAT, Permission.SEND_MESSAGES);
        assertThat(ApiTokenScopes.whole(Set.of(Permission.SEE_METRICS)))
                .containsExactly(Permission.SEE_OWN_ACCOUNT, Permission.SEE_METRICS);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "OWN_ACCOUNT",
                "MANAGE_BOTS",
                "LOCK_ACCOUNTS",
                "RESET_FACTORS",
                "ASSIGN_SERVER_ROLES",
                "ROTATE_KEYS"
            })
    void shouldNotBeGivenWhatIsAMatterOfPersons(Permission permission) {
        assertThat(ApiTokenScopes.mayBeGiven(permission)).isFalse();
    }

    private static boolean decide(Permissions who, Permission asked, ChannelStanding standing) {
        return Access.decide(who, asked, standing, Instant.EPOCH).isGranted();
    }

    private static ChannelStanding standing(ChannelKind kind, @Nullable ChannelRole role) {
        return new ChannelStanding(kind, false, role, null);
    }
}
