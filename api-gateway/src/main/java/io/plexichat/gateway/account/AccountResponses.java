package io.plexichat.gateway.account;

import io.plexichat.kernel.account.AccountCommand.AcceptedPassword;
import io.plexichat.kernel.account.AccountCommand.ChangedRoles;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountPage;
import io.plexichat.kernel.account.AccountView;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.EmailAddress;
import io.plexichat.kernel.account.ListedAccount;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class AccountResponses {
    private AccountResponses() {}

    record RegisteredResponse(AccountId accountId, Username username, PasswordStrengthResponse passwordStrength) {
        static RegisteredResponse of(AccountId accountId, Username username, AcceptedPassword password) {
            return new RegisteredResponse(
                    accountId, username, new PasswordStrengthResponse(password.score(), password.bits()));
        }
    }

    /**
     * @param score from 0, guessed at once, to 4, for long
     * @param bits the logarithm to base 2 of the guesses it takes
     */
    record PasswordStrengthResponse(int score, int bits) {}

    record AccountsResponse(
            List<AccountResponse> items, @Nullable String cursor) {
        static AccountsResponse of(AccountPage page) {
            return new AccountsResponse(
                    page.items().stream().map(AccountResponse::of).toList(), page.cursor());
        }
    }

    /** @param lockedAt absent when it is not locked */
    record AccountResponse(
            AccountId accountId,
            Username username,
            DisplayName displayName,
            List<ServerRole> roles,
            @Nullable Instant lockedAt) {
        static AccountResponse of(ListedAccount account) {
            return new AccountResponse(
                    account.accountId(),
                    account.username(),
                    account.displayName(),
                    List.copyOf(account.roles()),
                    account.lockedAt());
        }
    }

    record RolesResponse(AccountId accountId, List<ServerRole> roles) {
        static RolesResponse of(ChangedRoles changed) {
            return new RolesResponse(changed.accountId(), List.copyOf(changed.roles()));
        }
    }

    record MeResponse(
            AccountId accountId,
            Username username,
            DisplayName displayName,
            @Nullable EmailAddress email,
            boolean emailVerified,
            List<ServerRole> roles) {
        static MeResponse of(AccountView account) {
            return new MeResponse(
                    account.accountId(),
                    account.username(),
                    account.displayName(),
                    account.email(),
                    account.emailVerified(),
                    account.roles().stream().sorted().toList());
        }
    }
}
