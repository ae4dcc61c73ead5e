package io.plexichat.gateway.bot;

import io.plexichat.gateway.input.JsonInput;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.bot.ApiTokenLabel;
import io.plexichat.kernel.bot.ApiTokenScopes;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

final class BotRequests {
    private BotRequests() {}

    /**
     * @param displayName the user name when there is none
     * @param owner who makes it when there is none
     */
    record CreateBotRequest(
            Username username,
            @Nullable DisplayName displayName,
            @Nullable Username owner) {
        static CreateBotRequest read(JsonInput input) {
            return new CreateBotRequest(
                    input.text("username", Username.RULE, Username::new),
                    input.optionalText("displayName", DisplayName.RULE, DisplayName::new),
                    input.optionalText("owner", Username.RULE, Username::new));
        }
    }

    /**
     * @param scopes whole
     * @param expiresAt after the usual time when there is none
     */
    record IssueApiTokenRequest(
            ApiTokenLabel label,
            Set<Permission> scopes,
            @Nullable Instant expiresAt) {
        private static final int MOST_SCOPES = 64;

        static IssueApiTokenRequest read(JsonInput input, Instant now, Duration longest) {
            return new IssueApiTokenRequest(
                    input.text("label", ApiTokenLabel.RULE, ApiTokenLabel::new),
                    ApiTokenScopes.whole(
                            input.choices("scopes", MOST_SCOPES, Permission.class, ApiTokenScopes::mayBeGiven)),
                    expiry(input, now, longest));
        }

        private static @Nullable Instant expiry(JsonInput input, Instant now, Duration longest) {
            Instant asked = input.optionalTime("expiresAt");
            if (asked != null && (!asked.isAfter(now) || asked.isAfter(now.plus(longest)))) {
                input.fault(
                        "expiresAt", "out-of-range", "Expected a time to come within " + longest.toDays() + " days.");
            }
            return asked;
        }
    }
}
