package io.plexichat.command.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plexichat.command.LogPositions;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountNameEvent.AccountNameReserved;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.kernel.key.LookupDomain;
import io.plexichat.kernel.key.LookupHash;
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
    private final KeyVault vault;
    private final Cache<LookupHash, AccountId> holders =
            Caffeine.newBuilder().maximumSize(CAPACITY).build();

    AccountNames(LogPositions positions, KeyVault vault) {
        this.positions = positions;
        this.vault = vault;
    }

    /** What a name is known by. */
    LookupHash hash(Username username) {
        return vault.lookupHash(LookupDomain.USERNAME, username.normalised());
    }

    Optional<AccountId> holder(LookupHash name) {
        return Optional.ofNullable(holders(Set.of(name)).get(name));
    }

    /** Of those names that are taken. */
    Map<LookupHash, AccountId> holders(Collection<LookupHash> names) {
        Map<LookupHash, AccountId> found = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        for (LookupHash name : names) {
            AccountId holder = holders.getIfPresent(name);
            if (holder != null) {
                found.put(name, holder);
            } else {
                unknown.add(AccountName.idOf(name));
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
