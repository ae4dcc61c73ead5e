package io.plexichat.command.account;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AddressHash;
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.kernel.session.FailedLoginsId;
import io.plexichat.kernel.session.LoginEvent.LoginsFailed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Counts the logins that were refused until they are {@linkplain #take taken} to be recorded: whoever tries a million passwords shall not make
 * a million events. Of more than {@value #TOLD_APART} names and addresses at a time the others are counted together.
 */
public final class FailedLogins {
    static final int TOLD_APART = 20;

    private final Map<Key, Count> counts = new LinkedHashMap<>();

    FailedLogins() {}

    private record Key(
            @Nullable AccountId account,
            @Nullable LookupHash name,
            @Nullable AddressHash address) {
        private static final Key OTHERS = new Key(null, null, null);

        static Key of(LoginClaim claim, @Nullable AddressHash address) {
            AccountState account = claim.account();
            return account == null ? new Key(null, claim.name(), address) : new Key(account.accountId(), null, address);
        }
    }

    private record Count(
            int wrong,
            int turnedAway,
            Instant first,
            Instant last,
            @Nullable Instant waitsUntil) {
        Count plus(Count later) {
            return new Count(
                    wrong + later.wrong,
                    turnedAway + later.turnedAway,
                    first,
                    later.last,
                    later.waitsUntil == null ? waitsUntil : later.waitsUntil);
        }
    }

    /** @param waitsUntil when the next is looked at, where that is as long as one ever waits */
    void wrong(LoginClaim claim, @Nullable AddressHash address, Instant at, @Nullable Instant waitsUntil) {
        add(Key.of(claim, address), new Count(1, 0, at, at, waitsUntil));
    }

    void turnedAway(LoginClaim claim, @Nullable AddressHash address, Instant at) {
        add(Key.of(claim, address), new Count(0, 1, at, at, null));
    }

    /** Begins to count anew. */
    public synchronized List<LoginsFailed> take() {
        List<LoginsFailed> taken = counts.entrySet().stream()
                .map(entry -> event(entry.getKey(), entry.getValue()))
                .toList();
        counts.clear();
        return taken;
    }

    private synchronized void add(Key key, Count count) {
        Key counted = counts.containsKey(key) || counts.size() < TOLD_APART ? key : Key.OTHERS;
        counts.merge(counted, count, Count::plus);
    }

    private static LoginsFailed event(Key key, Count count) {
        return new LoginsFailed(
                // The same for the same, so that what is sent again is recorded once.
                new FailedLoginsId(UUID.nameUUIDFromBytes((key + " " + count).getBytes(StandardCharsets.UTF_8))),
                key.account(),
                key.name(),
                key.address(),
                count.wrong(),
                count.turnedAway(),
                count.first(),
                count.last(),
                key.account() == null ? null : count.waitsUntil());
    }
}
