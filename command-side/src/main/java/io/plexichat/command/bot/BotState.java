package io.plexichat.command.bot;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.bot.ApiTokenId;
import io.plexichat.kernel.bot.BotEvent;
import io.plexichat.kernel.bot.BotEvent.ApiTokenIssued;
import io.plexichat.kernel.bot.BotEvent.ApiTokenRevoked;
import io.plexichat.kernel.bot.BotEvent.BotCreated;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** @param expiries of the tokens that were not revoked */
record BotState(AccountId accountId, AccountId owner, Map<ApiTokenId, Instant> expiries) {
    BotState {
        expiries = Map.copyOf(expiries);
    }

    /** @param before null before the first event */
    static BotState evolve(@Nullable BotState before, BotEvent event) {
        return switch (event) {
            case BotCreated created -> new BotState(created.accountId(), created.owner(), Map.of());
            case ApiTokenIssued issued ->
                Objects.requireNonNull(before).with(tokens -> {
                    // So that they do not become ever more.
                    tokens.values().removeIf(expiry -> !issued.at().isBefore(expiry));
                    tokens.put(issued.tokenId(), issued.expiresAt());
                });
            case ApiTokenRevoked revoked ->
                Objects.requireNonNull(before).with(tokens -> tokens.remove(revoked.tokenId()));
        };
    }

    /** How many are not over. */
    long tokens(Instant at) {
        return expiries.values().stream().filter(at::isBefore).count();
    }

    boolean has(ApiTokenId token, Instant at) {
        Instant expiry = expiries.get(token);
        return expiry != null && at.isBefore(expiry);
    }

    private BotState with(Consumer<Map<ApiTokenId, Instant>> change) {
        Map<ApiTokenId, Instant> changed = new HashMap<>(expiries);
        change.accept(changed);
        return new BotState(accountId, owner, changed);
    }
}
