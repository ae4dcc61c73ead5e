package io.plexichat.command.account;

import io.plexichat.kernel.account.AccountEvent;
import io.plexichat.kernel.account.AccountId;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * Reads an account without its lock. Hashing takes a while, and whoever tries passwords shall not make the owner wait; what must not
 * change meanwhile is looked at again under the lock.
 */
final class AccountReader {
    private final EventStore eventStore;

    AccountReader(EventStore eventStore) {
        this.eventStore = eventStore;
    }

    Optional<AccountState> read(AccountId accountId) {
        @Nullable AccountState state = null;
        DomainEventStream events = eventStore.readEvents(accountId.toString());
        while (events.hasNext()) {
            if (events.next().getPayload() instanceof AccountEvent event) {
                state = AccountState.evolve(state, event);
            }
        }
        return Optional.ofNullable(state);
    }
}
