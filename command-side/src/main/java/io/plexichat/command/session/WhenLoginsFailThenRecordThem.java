package io.plexichat.command.session;

import io.plexichat.command.Automation;
import io.plexichat.command.Orders;
import io.plexichat.command.account.FailedLogins;
import io.plexichat.kernel.session.LoginCommand.RecordFailedLogins;
import io.plexichat.kernel.session.LoginEvent.LoginsFailed;
import java.time.Duration;
import java.util.List;

/**
 * Records the refused logins of the last seconds, and at the end those that are left. What was refused since the last time is lost when the
 * process is killed, and nothing else: what could not be recorded is tried again.
 */
final class WhenLoginsFailThenRecordThem extends Automation {
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final FailedLogins failures;
    private final Orders orders;

    /** Taken and not known to be recorded. */
    private List<LoginsFailed> taken = List.of();

    WhenLoginsFailThenRecordThem(FailedLogins failures, Orders orders) {
        super("failed-logins", EVERY);
        this.failures = failures;
        this.orders = orders;
    }

    @Override
    protected boolean isReasonToLook(Object event) {
        return false;
    }

    @Override
    protected synchronized Duration look() throws InterruptedException {
        if (taken.isEmpty()) {
            taken = failures.take();
        }
        if (!taken.isEmpty()) {
            // It is rejected when it was recorded the last time, and only the answer got lost.
            var _ = orders.send(new RecordFailedLogins(taken));
            taken = List.of();
        }
        return EVERY;
    }

    @Override
    public void stop() {
        super.stop();
        try {
            Duration _ = look();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
