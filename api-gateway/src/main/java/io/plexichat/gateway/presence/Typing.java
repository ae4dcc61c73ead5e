package io.plexichat.gateway.presence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plexichat.gateway.Caller;
import io.plexichat.gateway.Queries;
import io.plexichat.kernel.access.Access;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.access.Permissions;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelQuery.GetChannel;
import io.plexichat.kernel.channel.ChannelView;
import io.plexichat.kernel.presence.PresenceChoice;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** Notices of typing. Of one account and channel one passes in a while, and of one account few: the others do nothing. */
final class Typing {
    private static final int REMEMBERED = 100_000;
    private static final int MOST_OF_AN_ACCOUNT = 5;
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private final Queries queries;
    private final Presences presences;
    private final Announcements announcements;
    private final Cache<Notice, Boolean> recent = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(BETWEEN)
            .build();
    private final Cache<AccountId, AtomicInteger> counts = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(BETWEEN)
            .build();

    private record Notice(AccountId account, ChannelId channel) {}

    Typing(Queries queries, Presences presences, Announcements announcements) {
        this.queries = queries;
        this.presences = presences;
        this.announcements = announcements;
    }

    /** Rejected as sending a message there would be. Who is invisible is not seen to type. */
    Mono<Void> typing(Caller caller, ChannelId channel) {
        return Mono.defer(() -> {
            AccountId account = caller.accountId();
            Notice notice = new Notice(account, channel);
            if (recent.asMap().putIfAbsent(notice, true) != null
                    || counts.get(account, _ -> new AtomicInteger()).incrementAndGet() > MOST_OF_AN_ACCOUNT) {
                return Mono.empty();
            }
            return queries.ask(new GetChannel(account, channel), ChannelView.class)
                    // A view tells of no mute that is over.
                    .doOnNext(view -> Access.decide(
                                    Permissions.NONE, Permission.SEND_MESSAGES, view.standing(), Instant.EPOCH)
                            .orReject(() -> "Expected to type in channel " + channel))
                    .then(presences.believed(account))
                    .filter(preferences -> preferences.choice() != PresenceChoice.INVISIBLE)
                    .doOnNext(_ -> announcements.typing(account, channel))
                    // Whoever may not is told each time.
                    .doOnError(_ -> recent.invalidate(notice))
                    .then();
        });
    }
}
