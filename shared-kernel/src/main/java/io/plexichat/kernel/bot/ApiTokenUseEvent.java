package io.plexichat.kernel.bot;

import io.plexichat.kernel.EventName;
import io.plexichat.kernel.account.AccountId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The uses of tokens, of each one a day at most. */
public sealed interface ApiTokenUseEvent {
    AccountId accountId();

    ApiTokenId tokenId();

    Instant at();

    /** The aggregate that holds this one event: one a day, so that the log takes no second. Stored, so it never changes. */
    static String aggregateOf(ApiTokenUseEvent use) {
        return "api-token-use:" + use.tokenId() + ":" + LocalDate.ofInstant(use.at(), ZoneOffset.UTC);
    }

    /** For the first time on that day. */
    @EventName("api-token.used")
    record ApiTokenUsed(AccountId accountId, ApiTokenId tokenId, Instant at) implements ApiTokenUseEvent {}
}
