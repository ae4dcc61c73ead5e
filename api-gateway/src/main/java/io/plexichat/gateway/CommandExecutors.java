package io.plexichat.gateway;

import io.plexichat.kernel.account.AccountCommand.ChangePassword;
import io.plexichat.kernel.account.AccountCommand.RegisterAccount;
import io.plexichat.kernel.erasure.ErasureCommand.RequestOwnErasure;
import io.plexichat.kernel.factor.FactorCommand.ConfirmTotp;
import io.plexichat.kernel.factor.FactorCommand.IssueBackupCodes;
import io.plexichat.kernel.factor.FactorCommand.RemoveEmail;
import io.plexichat.kernel.factor.FactorCommand.RemoveFactors;
import io.plexichat.kernel.factor.FactorCommand.RemovePasskey;
import io.plexichat.kernel.recovery.RecoveryCommand.CompleteRecovery;
import io.plexichat.kernel.session.LoginCommand.OfferLoginCode;
import io.plexichat.kernel.session.SessionCommand.ProveSession;
import io.plexichat.kernel.session.SessionCommand.StartSession;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Where commands run. Hashing a password takes much time and memory on purpose, so commands that do it have few threads of their
 * own and cannot starve the others.
 */
public final class CommandExecutors implements AutoCloseable {
    private static final int STOP_SECONDS = 10;

    private final ThreadPoolExecutor ordinary;
    private final ThreadPoolExecutor hashing;

    CommandExecutors(GatewayProperties.Commands properties) {
        ordinary = bounded(
                properties.running(),
                properties.waiting(),
                Thread.ofVirtual().name("command-", 0).factory());
        hashing = bounded(
                properties.hashing(),
                properties.hashingWaiting(),
                Thread.ofPlatform().name("password-", 0).daemon().factory());
    }

    Executor forCommand(Object command) {
        return switch (command) {
            case RegisterAccount _,
                    StartSession _,
                    ProveSession _,
                    ChangePassword _,
                    RequestOwnErasure _,
                    ConfirmTotp _,
                    IssueBackupCodes _,
                    RemoveFactors _,
                    RemoveEmail _,
                    RemovePasskey _,
                    OfferLoginCode _,
                    CompleteRecovery _ -> hashing;
            default -> ordinary;
        };
    }

    /** How much of the place for waiting commands is taken: 0 for none, 1 for all. */
    public double load() {
        int waiting = ordinary.getQueue().size();
        return (double) waiting / (waiting + ordinary.getQueue().remainingCapacity());
    }

    private static ThreadPoolExecutor bounded(int running, int waiting, ThreadFactory threads) {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                running, running, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(waiting), threads);
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    /** Finishes what is in flight. */
    @Override
    public void close() {
        ordinary.shutdown();
        hashing.shutdown();
        try {
            boolean _ = ordinary.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
            boolean _ = hashing.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
