package io.plexichat.standalone.server;

import io.plexichat.command.LogPositions;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.account.AccountCommand.RegisterAccount;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.standalone.backend.Secret;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** The first account, and with its reservation the first event. Made before the server listens, and never touched again. */
final class AdminAccount implements SmartLifecycle {
    private static final Username NAME = new Username("admin");

    /** How a name is reserved in the log. */
    private static final String RESERVATION = "account-name:" + NAME.normalised();

    private static final int RANDOM_BYTES = 18;

    private final CommandBus commands;
    private final LogPositions log;
    private final InstantSource clock;
    private final @Nullable Secret chosen;
    private final ServerAnnouncements announcements;
    private volatile boolean running;

    AdminAccount(
            CommandBus commands,
            LogPositions log,
            InstantSource clock,
            @Nullable Secret chosen,
            ServerAnnouncements announcements) {
        this.commands = commands;
        this.log = log;
        this.clock = clock;
        this.chosen = chosen;
        this.announcements = announcements;
    }

    @Override
    public void start() {
        if (log.head() < 0 || log.firstEvents(List.of(RESERVATION)).isEmpty()) {
            make();
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the projections, before the web server. */
    @Override
    public int getPhase() {
        return 1_000;
    }

    private void make() {
        Password password = chosen == null ? random() : new Password(chosen.value());
        register(password);
        if (chosen == null) {
            announcements.adminPasswordMade(password.value());
        }
    }

    private void register(Password password) {
        RegisterAccount command = new RegisterAccount(
                new AccountId(UUID.randomUUID()),
                NAME,
                new DisplayName("Administrator"),
                null,
                password,
                Set.of(ServerRole.ADMIN),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        FutureCallback<RegisterAccount, Object> answer = new FutureCallback<>();
        commands.dispatch(
                new GenericCommandMessage<>(
                        command,
                        Map.of(MetadataKeys.CORRELATION_ID, UUID.randomUUID().toString())),
                answer);
        CommandResultMessage<?> result = answer.join();
        if (result.isExceptional()) {
            throw new IllegalStateException(
                    "Expected to make the account 'admin', but failed.", result.exceptionResult());
        }
    }

    private static Password random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Password(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
