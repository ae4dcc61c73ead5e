package io.plexichat.command.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plexichat.command.LogPositions;
import io.plexichat.command.LogPositions.Positioned;
import io.plexichat.kernel.access.Access;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountEvent.AccountRegistered;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountRejections;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Whether there are such accounts. There is no way back from being there, so that is remembered. */
public final class KnownAccounts {
    private static final long CAPACITY = 100_000;

    private final LogPositions positions;
    private final AccountReader reader;
    private final Cache<AccountId, Boolean> known =
            Caffeine.newBuilder().maximumSize(CAPACITY).build();

    KnownAccounts(LogPositions positions, AccountReader reader) {
        this.positions = positions;
        this.reader = reader;
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

    /** Whether it looks after the server, also while it is locked. */
    public boolean isAdministrator(AccountId account) {
        return reader.read(account)
                .filter(state -> Access.of(state.roles()).contains(Permission.ASSIGN_SERVER_ROLES))
                .isPresent();
    }
}
