package io.plexichat.command.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plexichat.command.LogPositions;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountNameEvent.AccountNameReserved;
import io.plexichat.kernel.account.Username;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;

/** Whose a user name is. A name stays with its account, so what was found once is remembered, but never that nothing was found. */
final class AccountNames {
    private static final long CAPACITY = 50_000;

    private final LogPositions positions;
    private final Cache<String, AccountId> holders =
            Caffeine.newBuilder().maximumSize(CAPACITY).build();

    AccountNames(LogPositions positions) {
        this.positions = positions;
    }

    Optional<AccountId> holder(Username username) {
        return Optional.ofNullable(holders(Set.of(username)).get(username.normalised()));
    }

    /** By normalised name, of those names that are taken. */
    Map<String, AccountId> holders(Collection<Username> usernames) {
        Map<String, AccountId> found = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        for (Username username : usernames) {
            String name = username.normalised();
            AccountId holder = holders.getIfPresent(name);
            if (holder != null) {
                found.put(name, holder);
            } else {
                unknown.add(AccountName.idOf(username));
            }
        }
        if (!unknown.isEmpty()) {
            positions.firstEvents(unknown).values().forEach(first -> {
                AccountNameReserved reserved = reservation(first.event());
                holders.put(reserved.name(), reserved.accountId());
                found.put(reserved.name(), reserved.accountId());
            });
        }
        return found;
    }

    private static AccountNameReserved reservation(DomainEventMessage<?> first) {
        if (first.getPayload() instanceof AccountNameReserved reserved) {
            return reserved;
        }
        throw new IllegalStateException("Expected " + first.getAggregateIdentifier()
                + " to begin with a reservation, but it begins with " + first.getPayloadType() + ".");
    }
}
