package io.plexichat.gateway.presence;

import io.plexichat.kernel.account.AccountId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Forgets what an account said of itself, and when it was last seen. That it is invisible is kept, for as long as anything is. */
public final class PresenceErasure {
    private static final Logger log = LoggerFactory.getLogger(PresenceErasure.class);

    private final Presences presences;

    PresenceErasure(Presences presences) {
        this.presences = presences;
    }

    /** Never fails: what cannot be forgotten now is forgotten when it was kept for its time. */
    public Mono<Void> forget(AccountId account) {
        return presences.forget(account).onErrorResume(e -> {
            log.warn("The presence of account {} is forgotten later, what keeps it is away.", account, e);
            return Mono.empty();
        });
    }
}
