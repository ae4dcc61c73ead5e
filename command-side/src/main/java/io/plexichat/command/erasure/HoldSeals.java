package io.plexichat.command.erasure;

import io.plexichat.kernel.erasure.ErasureBindings;
import io.plexichat.kernel.erasure.ErasureCommand.PlaceHold;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.kernel.key.Sealed;

/** Seals why something is held. */
final class HoldSeals {
    private final KeyVault vault;

    HoldSeals(KeyVault vault) {
        this.vault = vault;
    }

    Sealed reason(PlaceHold command) {
        KeyScope scope = command.subject().scope();
        return vault.sealer(scope)
                .seal(
                        scope,
                        ErasureBindings.holdReason(command.subject()),
                        command.reason().value());
    }
}
