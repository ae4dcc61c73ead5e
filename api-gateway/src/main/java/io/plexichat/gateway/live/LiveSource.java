package io.plexichat.gateway.live;

import io.plexichat.gateway.Queries;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.live.LiveQuery.ListLivePositions;
import io.plexichat.kernel.live.LiveQuery.LivePage;
import io.plexichat.kernel.live.LiveQuery.LivePositions;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * What the streams of one process share.
 *
 * @param mostWaiting of what one of them was offered and has not taken, in bytes
 */
record LiveSource(LiveHub hub, Audiences audiences, Queries queries, long mostWaiting) {

    /** @param through as {@link LivePage#through} */
    record Page(List<LiveItem> items, long through) {}

    Mono<Page> read(AccountId viewer, Set<ChannelId> channels, long after, int limit) {
        return queries.ask(new ListLivePositions(viewer, channels, after, limit), LivePositions.class)
                .flatMap(found -> hub.older(found.positions()).map(items -> new Page(items, found.through())));
    }
}
