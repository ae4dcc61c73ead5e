package io.plexichat.command.account;

import static io.plexichat.command.TestCommandSide.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.command.TestCommandSide;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.account.AccountCommand.ChangedRoles;
import io.plexichat.kernel.account.AccountCommand.GrantRole;
import io.plexichat.kernel.account.AccountCommand.LockAccount;
import io.plexichat.kernel.account.AccountCommand.TakeRole;
import io.plexichat.kernel.account.AccountEvent.RoleGranted;
import io.plexichat.kernel.account.AccountEvent.RoleTaken;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.LockReason;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccountRoleTest {
    private static final AccountId ADA = new AccountId(new UUID(0, 0xa));
    private static final AccountId BOSS = new AccountId(new UUID(0, 0xb));
    private static final PasswordSettings CHEAP = new PasswordSettings(64, 1, 1, null);

    private TestCommandSide side = new TestCommandSide(CHEAP);

    @BeforeEach
    void register() {
        side.register(ADA, "Ada", "correct horse");
        side.registerAdmin(BOSS, "Boss", "correct battery");
    }

    @AfterEach
    void close() {
        side.close();
    }

    @Nested
    class Grant {
        @Test
        void shouldSayWhoDidItOnce() {
            Set<ServerRole> both = Set.of(ServerRole.OPERATOR, ServerRole.MEMBER);
            assertThat(side.<ChangedRoles>send(grant("ada", ServerRole.OPERATOR, BOSS)))
                    .isEqualTo(new ChangedRoles(ADA, both));
            assertThat(side.<ChangedRoles>send(grant("ADA", ServerRole.OPERATOR, BOSS)))
                    .isEqualTo(new ChangedRoles(ADA, both));
            assertThat(side.log().payloads(RoleGranted.class))
                    .containsExactly(new RoleGranted(ADA, ServerRole.OPERATOR, BOSS, NOW));
        }

        @Test
        void shouldBeForAdministratorsAsTheyAreNow() {
            side.rejects(grant("ada", ServerRole.ADMIN, ADA), CommonRejections.FORBIDDEN_REQUEST);
            side.rejects(
                    grant("ada", ServerRole.ADMIN, new AccountId(new UUID(0, 0xc))),
                    CommonRejections.FORBIDDEN_REQUEST);
            side.rejects(grant("nobody", ServerRole.ADMIN, BOSS), AccountRejections.NOT_FOUND);
            side.send(grant("ada", ServerRole.ADMIN, BOSS));
            side = side.restarted(CHEAP);
            side.send(grant("ada", ServerRole.AUDITOR, ADA));
        }
    }

    @Nested
    class Take {
        @Test
        void shouldTakeItOnce() {
            side.send(grant("ada", ServerRole.OPERATOR, BOSS));
            side.send(take("ada", ServerRole.OPERATOR, BOSS));
            assertThat(side.<ChangedRoles>send(take("ada", ServerRole.OPERATOR, BOSS)))
                    .isEqualTo(new ChangedRoles(ADA, Set.of(ServerRole.MEMBER)));
            assertThat(side.log().payloads(RoleTaken.class))
                    .containsExactly(new RoleTaken(ADA, ServerRole.OPERATOR, BOSS, NOW));
        }

        @Test
        void shouldLeaveTheLastAdministratorBeOne() {
            side.rejects(take("boss", ServerRole.ADMIN, BOSS), AccountRejections.ADMIN_OF_ONESELF);
            side.send(grant("ada", ServerRole.ADMIN, BOSS));
            side.rejects(take("boss", ServerRole.ADMIN, BOSS), AccountRejections.ADMIN_OF_ONESELF);
            side.send(take("boss", ServerRole.ADMIN, ADA));
            side.rejects(take("ada", ServerRole.ADMIN, BOSS), CommonRejections.FORBIDDEN_REQUEST);
            side.rejects(take("ada", ServerRole.ADMIN, ADA), AccountRejections.ADMIN_OF_ONESELF);
        }

        @Test
        void shouldKeepWhoIsLockedFromChangingRoles() {
            side.send(grant("ada", ServerRole.ADMIN, BOSS));
            side.send(new LockAccount(new Username("ada"), new LockReason("away"), BOSS, NOW));
            side.rejects(take("boss", ServerRole.ADMIN, ADA), CommonRejections.FORBIDDEN_REQUEST);
        }
    }

    private static GrantRole grant(String name, ServerRole role, AccountId by) {
        return new GrantRole(new Username(name), role, by, NOW);
    }

    private static TakeRole take(String name, ServerRole role, AccountId by) {
        return new TakeRole(new Username(name), role, by, NOW);
    }
}
