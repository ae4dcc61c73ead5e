package io.plexichat.gateway.presence;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.presence.PresenceState;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Changes of what others see. Those of one account that this process makes come one after the other; who looks is told if they show. */
final class PresenceChanges {
    private final Presences presences;
    private final Announcements announcements;
    private final InTurn<AccountId> turns = new InTurn<>();

    PresenceChanges(Presences presences, Announcements announcements) {
        this.presences = presences;
        this.announcements = announcements;
    }

    /** Goes on also when nobody waits for it any more. */
    Mono<Void> change(AccountId account, Supplier<Mono<Void>> change) {
        return Mono.fromFuture(
                () -> turns.run(
                        account,
                        () -> presences
                                .of(account)
                                .flatMap(before -> change.get()
                                        .then(Mono.defer(() -> presences.of(account)))
                                        .flatMap(after -> shown(account, before, after)))),
                true);
    }

    /** A process died that served the account. */
    Mono<Void> lost(AccountId account) {
        return presences
                .of(account)
                .flatMap(now -> now.state() == PresenceState.OFFLINE ? presences.seen(account) : Mono.empty())
                .then(announcements.changed(account));
    }

    private Mono<Void> shown(AccountId account, Presence before, Presence after) {
        if (before.looksLike(after)) {
            return Mono.empty();
        }
        boolean left = after.state() == PresenceState.OFFLINE && before.state() != PresenceState.OFFLINE;
        return (left ? presences.seen(account) : Mono.<Void>empty()).then(announcements.changed(account));
    }
}
