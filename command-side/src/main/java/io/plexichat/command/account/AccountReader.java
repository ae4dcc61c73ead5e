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
        return readBefore(accountId, Long.MAX_VALUE);
    }

    /** @param sequence of the account's event that was not there yet */
    Optional<AccountState> readBefore(AccountId accountId, long sequence) {
        @Nullable AccountState state = null;
        DomainEventStream events = eventStore.readEvents(accountId.toString());
        while (events.hasNext() && events.peek().getSequenceNumber() < sequence) {
            if (events.next().getPayload() instanceof AccountEvent event) {
                state = AccountState.evolve(state, event);
            }
        }
        return Optional.ofNullable(state);
    }
}
