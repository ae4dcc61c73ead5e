package io.plexichat.command.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plexichat.command.LogPositions;
import io.plexichat.command.LogPositions.Positioned;
import io.plexichat.kernel.account.AccountEvent.AccountRegistered;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.ServerRole;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Whether there are such accounts. There is no way back from being there, so that is remembered. */
public final class KnownAccounts {
    private static final long CAPACITY = 100_000;

    private final LogPositions positions;
    private final Cache<AccountId, Boolean> known =
            Caffeine.newBuilder().maximumSize(CAPACITY).build();

    KnownAccounts(LogPositions positions) {
        this.positions = positions;
    }

    /**
     * Rejects with {@code account.not-found} when one of them does not exist.
     *
     * @param expectation the first half of the sentence, such as "Expected to add someone to channel X"
     */
    public void require(Collection<AccountId> accounts, Supplier<String> expectation) {
        List<String> unknown = accounts.stream()
                .filter(account -> known.getIfPresent(account) == null)
                .map(AccountId::toString)
                .distinct()
                .toList();
        if (unknown.isEmpty()) {
            return;
        }
        Map<String, Positioned> first = positions.firstEvents(unknown);
        for (String id : unknown) {
            Positioned found = first.get(id);
            if (found == null || !(found.event().getPayload() instanceof AccountRegistered registered)) {
                throw AccountRejections.NOT_FOUND.because(expectation.get() + ", but there is no account " + id + ".");
            }
            known.put(registered.accountId(), true);
        }
    }

    /** By the roles it was registered with, which no command changes. */
    public boolean isAdministrator(AccountId account) {
        Positioned first = positions.firstEvents(List.of(account.toString())).get(account.toString());
        return first != null
                && first.event().getPayload() instanceof AccountRegistered registered
                && registered.roles().contains(ServerRole.ADMIN);
    }
}
