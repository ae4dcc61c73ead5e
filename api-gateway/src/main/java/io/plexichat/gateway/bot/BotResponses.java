package io.plexichat.gateway.bot;

import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.bot.ApiTokenId;
import io.plexichat.kernel.bot.ApiTokenLabel;
import io.plexichat.kernel.bot.ApiTokenView;
import io.plexichat.kernel.bot.BotPage;
import io.plexichat.kernel.bot.BotQuery.ApiTokenList;
import io.plexichat.kernel.bot.BotView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

final class BotResponses {
    private BotResponses() {}

    /** @param owner the account that looks after it */
    record CreatedBotResponse(AccountId accountId, Username username, AccountId owner) {}

    record BotsResponse(List<BotResponse> items, @Nullable String cursor) {
        static BotsResponse of(BotPage page) {
            return new BotsResponse(page.items().stream().map(BotResponse::of).toList(), page.cursor());
        }
    }

    /** @param tokens that are live */
    record BotResponse(
            AccountId accountId,
            Username username,
            DisplayName displayName,
            AccountId owner,
            Instant createdAt,
            boolean locked,
            long tokens) {
        static BotResponse of(BotView bot) {
            return new BotResponse(
                    bot.accountId(),
                    bot.username(),
                    bot.displayName(),
                    bot.owner(),
                    bot.createdAt(),
                    bot.locked(),
                    bot.tokens());
        }
    }

    record ApiTokensResponse(List<ApiTokenResponse> items) {
        static ApiTokensResponse of(ApiTokenList list) {
            return new ApiTokensResponse(
                    list.items().stream().map(ApiTokenResponse::of).toList());
        }
    }

    /** @param lastUsedOn null before it was used */
    record ApiTokenResponse(
            ApiTokenId tokenId,
            @Nullable ApiTokenLabel label,
            List<Permission> scopes,
            boolean live,
            AccountId issuedBy,
            Instant issuedAt,
            Instant expiresAt,
            @Nullable LocalDate lastUsedOn) {
        static ApiTokenResponse of(ApiTokenView token) {
            Instant used = token.lastUsed();
            return new ApiTokenResponse(
                    token.tokenId(),
                    token.label(),
                    List.copyOf(token.scopes()),
                    token.live(),
                    token.issuedBy(),
                    token.issuedAt(),
                    token.expiresAt(),
                    used == null ? null : LocalDate.ofInstant(used, ZoneOffset.UTC));
        }
    }

    /** @param token shown this once */
    record IssuedApiTokenResponse(ApiTokenId tokenId, String token, List<Permission> scopes, Instant expiresAt) {
        IssuedApiTokenResponse(ApiTokenId tokenId, String token, Set<Permission> scopes, Instant expiresAt) {
            this(tokenId, token, List.copyOf(scopes), expiresAt);
        }

        @Override
        public String toString() {
            return "***";
        }
    }
}
