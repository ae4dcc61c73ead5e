package io.plexichat.gateway.security;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Commands;
import io.plexichat.gateway.Queries;
import io.plexichat.gateway.ServerTime;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.bot.ApiTokenUse;
import io.plexichat.kernel.bot.BotCommand.RecordApiTokenUse;
import io.plexichat.kernel.bot.BotQuery.FindApiToken;
import io.plexichat.kernel.bot.BotQuery.FoundApiToken;
import io.plexichat.kernel.session.TokenHash;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Whom API tokens act for. What was found is kept for some seconds, also that there is none; whether the token is still good, {@link SessionChecks}
 * says. One that is nobody's costs a look at its form, and one that has the form a hash and a look at one key.
 */
final class ApiTokens {
    private static final Logger LOG = LoggerFactory.getLogger(ApiTokens.class);

    private static final int REMEMBERED = 100_000;

    private final Queries queries;
    private final Commands commands;
    private final ServerTime time;
    private final AsyncCache<TokenHash, FoundApiToken> found;

    /** @param recheck how long something that was found is kept */
    ApiTokens(Queries queries, Commands commands, ServerTime time, Duration recheck) {
        this.queries = queries;
        this.commands = commands;
        this.time = time;
        found = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(recheck)
                .buildAsync();
    }

    /** Rejected with {@code request.unauthenticated}; why, is not told. */
    Mono<Caller> verify(String text) {
        return Mono.defer(() -> {
            TokenHash hash =
                    ApiToken.parse(text).orElseThrow(ApiTokens::refused).hash();
            return Mono.fromFuture(found.get(hash, (_, _) -> find(hash).toFuture()), true)
                    .mapNotNull(FoundApiToken::token)
                    .switchIfEmpty(Mono.error(ApiTokens::refused))
                    .map(Caller::of);
        });
    }

    private Mono<FoundApiToken> find(TokenHash hash) {
        return queries.ask(new FindApiToken(hash, time.now()), FoundApiToken.class)
                .doOnNext(answer -> {
                    ApiTokenUse token = answer.token();
                    if (token != null && isFirstToday(token)) {
                        record(token);
                    }
                });
    }

    private boolean isFirstToday(ApiTokenUse token) {
        Instant used = token.lastUsed();
        return used == null || !day(used).equals(day(time.now()));
    }

    /** Nobody waits for it. When it fails, the next use does it again; another gateway may have done it. */
    private void record(ApiTokenUse token) {
        var _ = commands.send(new RecordApiTokenUse(token.accountId(), token.tokenId(), time.now()))
                .subscribe(
                        _ -> {},
                        failed -> LOG.debug("That token {} was used is not recorded yet.", token.tokenId(), failed));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    static RuntimeException refused() {
        return CommonRejections.UNAUTHENTICATED_REQUEST.because(
                "Expected an API token that is good, but it is none, has expired or was revoked.");
    }
}
