package io.plexichat.gateway.live;

import io.plexichat.gateway.GatewayProperties;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.account.AccountId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.Disposable;

/** How much one account, and all together, may have open in this process. What is taken is given back by disposing of it. */
final class LiveLimits {
    private final GatewayProperties.Live properties;
    private final Map<AccountId, Integer> connections = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();

    LiveLimits(GatewayProperties.Live properties) {
        this.properties = properties;
    }

    /** Rejected with {@code request.too-many} when the account has too many already. */
    Disposable connection(AccountId account) {
        return taken(connections, account, properties.connectionsPerAccount());
    }

    /** Whose, is not known yet. Rejected with {@code server.busy} when the process has too many already. */
    Disposable connection() {
        if (all.incrementAndGet() > properties.connections()) {
            all.decrementAndGet();
            throw CommonRejections.SERVER_BUSY.because(
                    "Expected to open another connection, but the server has as many as it takes. Try again soon.");
        }
        return new Taken(all::decrementAndGet);
    }

    /** Given back once, however often it is disposed of. */
    private static final class Taken implements Disposable {
        private final AtomicBoolean givenBack = new AtomicBoolean();
        private final Runnable giveBack;

        Taken(Runnable giveBack) {
            this.giveBack = giveBack;
        }

        @Override
        public void dispose() {
            if (givenBack.compareAndSet(false, true)) {
                giveBack.run();
            }
        }

        @Override
        public boolean isDisposed() {
            return givenBack.get();
        }
    }

    /** What is taken now, of all accounts. */
    int open() {
        return all.get();
    }

    private static Disposable taken(Map<AccountId, Integer> counts, AccountId account, int most) {
        int open = counts.merge(account, 1, Integer::sum);
        Disposable taken =
                new Taken(() -> counts.computeIfPresent(account, (_, count) -> count > 1 ? count - 1 : null));
        if (open > most) {
            taken.dispose();
            throw CommonRejections.TOO_MANY_REQUESTS.because(
                    "Expected to open another connection, but the account has too many open.");
        }
        return taken;
    }
}
