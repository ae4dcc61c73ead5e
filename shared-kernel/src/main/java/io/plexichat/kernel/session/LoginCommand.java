package io.plexichat.kernel.session;

import io.plexichat.kernel.session.LoginEvent.LoginsFailed;
import java.util.List;

public sealed interface LoginCommand {
    /** Sent a second time, it is rejected with {@code request.concurrent-change}. */
    record RecordFailedLogins(List<LoginsFailed> failures) implements LoginCommand {
        public RecordFailedLogins {
            failures = List.copyOf(failures);
        }
    }
}
