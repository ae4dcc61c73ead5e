package io.plexichat.gateway.account;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountView;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.EmailAddress;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class AccountResponses {
    private AccountResponses() {}

    record RegisteredResponse(AccountId accountId, Username username) {}

    record MeResponse(
            AccountId accountId,
            Username username,
            DisplayName displayName,
            @Nullable EmailAddress email,
            List<ServerRole> roles) {
        static MeResponse of(AccountView account) {
            return new MeResponse(
                    account.accountId(),
                    account.username(),
                    account.displayName(),
                    account.email(),
                    account.roles().stream().sorted().toList());
        }
    }
}
