package io.plexichat.kernel.session;

import io.plexichat.kernel.key.Binding;
import io.plexichat.kernel.session.SessionEvent.SessionStarted;

/** Where the sealed values of sessions belong. */
public final class SessionBindings {
    private SessionBindings() {}

    public static Binding device(SessionId session) {
        return Binding.of(SessionStarted.class, "device", session);
    }
}
