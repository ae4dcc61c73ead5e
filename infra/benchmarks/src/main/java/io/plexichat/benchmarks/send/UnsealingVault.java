package io.plexichat.benchmarks.send;

import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.key.KeyId;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.kernel.key.LookupDomain;
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.kernel.key.Opener;
import io.plexichat.kernel.key.Sealer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The product's vault, which it does not ask for messages of the channels that are {@link Unsealed}. */
final class UnsealingVault implements KeyVault {
    private final KeyVault vault;

    UnsealingVault(KeyVault vault) {
        this.vault = vault;
    }

    @Override
    public Sealer sealer(KeyScope scope) {
        return isUnsealed(scope) ? (_, _, text) -> Unsealed.of(text) : vault.sealer(scope);
    }

    @Override
    public Sealer sealer(Collection<KeyScope> scopes) {
        return scopes.size() == 1 ? sealer(scopes.iterator().next()) : vault.sealer(scopes);
    }

    @Override
    public Opener opener(Collection<KeyId> keys) {
        Set<KeyId> real = real(keys);
        return real.size() == keys.size() ? vault.opener(keys) : opener(vault.opener(real));
    }

    @Override
    public CompletableFuture<Opener> openerLater(Collection<KeyId> keys) {
        Set<KeyId> real = real(keys);
        return real.size() == keys.size()
                ? vault.openerLater(keys)
                : vault.openerLater(real).thenApply(UnsealingVault::opener);
    }

    @Override
    public LookupHash lookupHash(LookupDomain domain, String normalised) {
        return vault.lookupHash(domain, normalised);
    }

    private static boolean isUnsealed(KeyScope scope) {
        ChannelId channel = scope.channel();
        return scope.account() != null && channel != null && Unsealed.isIn(channel);
    }

    private static Set<KeyId> real(Collection<KeyId> keys) {
        Set<KeyId> real = new HashSet<>(keys);
        real.remove(Unsealed.KEY);
        return real;
    }

    private static Opener opener(Opener real) {
        return (value, binding) ->
                value.keyId().equals(Unsealed.KEY) ? Optional.of(Unsealed.read(value)) : real.open(value, binding);
    }
}
