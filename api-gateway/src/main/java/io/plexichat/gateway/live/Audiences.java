package io.plexichat.gateway.live;

import io.plexichat.gateway.Queries;
import io.plexichat.gateway.problem.Rejections;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelRejections;
import io.plexichat.kernel.live.LiveQuery.Audience;
import io.plexichat.kernel.live.LiveQuery.GetAudience;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which channels a viewer follows. */
final class Audiences {
    private final Queries queries;

    Audiences(Queries queries) {
        this.queries = queries;
    }

    /** @param asked null for all the viewer's; rejected with {@code channel.not-found} when one may not be read */
    Mono<Audience> all(AccountId viewer, @Nullable Set<ChannelId> asked, long minPosition) {
        return queries.ask(new GetAudience(viewer, asked), Audience.class, minPosition);
    }

    /** As {@link #all}, but without those that may not be read. */
    Mono<Audience> readable(AccountId viewer, @Nullable Set<ChannelId> asked, long minPosition) {
        if (asked == null) {
            return all(viewer, null, minPosition);
        }
        return Flux.fromIterable(asked)
                .concatMap(channel -> all(viewer, Set.of(channel), minPosition)
                        .onErrorResume(
                                e -> Rejections.has(e, ChannelRejections.NOT_FOUND),
                                _ -> Mono.just(new Audience(Set.of(), Long.MAX_VALUE))))
                .reduce(Audiences::both)
                .map(audience -> audience.position() == Long.MAX_VALUE
                        ? new Audience(audience.channels(), minPosition)
                        : audience);
    }

    private static Audience both(Audience one, Audience other) {
        Set<ChannelId> channels = new HashSet<>(one.channels());
        channels.addAll(other.channels());
        return new Audience(channels, Math.min(one.position(), other.position()));
    }
}
