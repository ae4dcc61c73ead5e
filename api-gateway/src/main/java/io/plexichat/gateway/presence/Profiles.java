package io.plexichat.gateway.presence;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plexichat.gateway.Queries;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountQuery.GetAccount;
import io.plexichat.kernel.account.AccountView;
import io.plexichat.kernel.account.AuthorView;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** The names of those whom signals are about, remembered for some seconds: who types is heard of again soon. */
final class Profiles {
    private static final int REMEMBERED = 10_000;

    private final Queries queries;
    private final AsyncCache<AccountId, AuthorView> names = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(Duration.ofSeconds(10))
            .buildAsync();

    Profiles(Queries queries) {
        this.queries = queries;
    }

    Mono<AuthorView> of(AccountId account) {
        return Mono.fromFuture(
                () -> names.get(
                        account,
                        (_, _) -> queries.ask(new GetAccount(account), AccountView.class)
                                .map(view -> new AuthorView(view.accountId(), view.username(), view.displayName()))
                                .toFuture()),
                true);
    }
}
