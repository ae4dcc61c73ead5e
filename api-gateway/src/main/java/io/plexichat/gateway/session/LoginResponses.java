package io.plexichat.gateway.session;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AddressHash;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.session.LoginOutcome;
import io.plexichat.kernel.session.LoginPage;
import io.plexichat.kernel.session.LoginView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class LoginResponses {
    private LoginResponses() {}

    record LoginsResponse(
            List<LoginResponse> items, @Nullable String cursor) {
        static LoginsResponse of(LoginPage page) {
            return new LoginsResponse(
                    page.items().stream().map(LoginResponse::of).toList(), page.cursor());
        }
    }

    /**
     * @param accountId absent when the name was nobody's, and of those that were too many to tell apart
     * @param address where they came from, hashed; absent where it is not known
     */
    record LoginResponse(
            long position,
            LoginOutcome outcome,
            @Nullable AccountId accountId,
            @Nullable Username username,
            @Nullable AddressHash address,
            long wrong,
            long turnedAway,
            Instant first,
            Instant last) {
        static LoginResponse of(LoginView login) {
            return new LoginResponse(
                    login.position(),
                    login.outcome(),
                    login.accountId(),
                    login.username(),
                    login.address(),
                    login.wrong(),
                    login.turnedAway(),
                    login.first(),
                    login.last());
        }
    }
}
