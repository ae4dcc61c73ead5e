package io.plexichat.kernel.key;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps the data keys. What is asked for is brought into memory by one round trip, after which sealing and opening only compute. Sealers
 * and openers are for one piece of work: they hold keys, and do not notice when those are destroyed.
 */
public interface KeyVault {
    /**
     * Makes the keys that are not there yet; they are durable before this returns. Blocks.
     *
     * @throws io.plexichat.kernel.RejectedException {@code key.destroyed} when one of them was destroyed, {@code key.unavailable} when
     *     the vault cannot be read
     */
    Sealer sealer(Collection<KeyScope> scopes);

    default Sealer sealer(KeyScope scope) {
        return sealer(Set.of(scope));
    }

    /**
     * Blocks when keys have to be read.
     *
     * @throws io.plexichat.kernel.RejectedException {@code key.unavailable} when the vault cannot be read
     */
    Opener opener(Collection<KeyId> keys);

    /** As {@link #opener}, without blocking; complete at once when all keys are in memory. */
    CompletableFuture<Opener> openerLater(Collection<KeyId> keys);

    /** @param normalised in the form in which values are compared */
    LookupHash lookupHash(LookupDomain domain, String normalised);
}
