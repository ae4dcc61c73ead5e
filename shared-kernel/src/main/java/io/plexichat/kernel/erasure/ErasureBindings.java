package io.plexichat.kernel.erasure;

import io.plexichat.kernel.erasure.ErasureEvent.HoldPlaced;
import io.plexichat.kernel.key.Binding;

/** Where the sealed values of holds belong. */
public final class ErasureBindings {
    private ErasureBindings() {}

    public static Binding holdReason(ErasureSubject subject) {
        return Binding.of(HoldPlaced.class, "reason", "erasure:" + subject);
    }
}
