package io.plexichat.gateway.presence;

import io.plexichat.gateway.Queries;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.ephemeral.EphemeralState;
import io.plexichat.kernel.live.LiveQuery.Audience;
import io.plexichat.kernel.live.LiveQuery.GetAudience;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells every gateway that somebody looks otherwise now, on the topics of the channels they are in. */
final class Announcements {
    private static final Logger log = LoggerFactory.getLogger(Announcements.class);
    private static final int MOST_MISSED = 10_000;
    private static final int AT_ONCE = 4;

    private final EphemeralState state;
    private final Queries queries;
    /** Who changed while the other gateways could not be told. */
    private final Set<AccountId> missed = ConcurrentHashMap.newKeySet();

    Announcements(EphemeralState state, Queries queries) {
        this.state = state;
        this.queries = queries;
    }

    Mono<Void> changed(AccountId account) {
        if (!state.isWhole() && missed.size() < MOST_MISSED) {
            missed.add(account);
        }
        return queries.ask(new GetAudience(account, null), Audience.class)
                .doOnNext(audience -> state.topics()
                        .publish(
                                audience.channels().stream().map(Signal::topic).toList(),
                                new Signal(Signal.Kind.PRESENCE, account).text()))
                .doOnError(e -> log.debug("A change of presence was not told.", e))
                .onErrorComplete()
                .then();
    }

    void typing(AccountId account, ChannelId channel) {
        state.topics().publish(List.of(Signal.topic(channel)), new Signal(Signal.Kind.TYPING, account).text());
    }

    /** After the gateways were apart: what nobody was told, and who is here. */
    void catchUp(Collection<AccountId> here) {
        Set<AccountId> all = ConcurrentHashMap.newKeySet();
        all.addAll(here);
        all.addAll(missed);
        missed.removeAll(all);
        Flux.fromIterable(all).flatMap(this::changed, AT_ONCE).subscribe();
    }
}
