package io.plexichat.query.erasure;

import io.plexichat.kernel.key.KeyDestruction;
import io.plexichat.kernel.key.KeySelection;
import java.time.Instant;

/** Destroys nothing, and answers what destroying answered: for handlers that are only tried out. */
public record UntouchedKeys(KeyDestruction keys) implements KeyDestruction {
    @Override
    public long destroy(KeySelection selection, long position, Instant at) {
        return keys.destroyed(selection);
    }

    @Override
    public long destroyed(KeySelection selection) {
        return keys.destroyed(selection);
    }

    @Override
    public long destroyedThrough() {
        return keys.destroyedThrough();
    }

    @Override
    public void onDestruction(Runnable listener) {
        keys.onDestruction(listener);
    }
}
