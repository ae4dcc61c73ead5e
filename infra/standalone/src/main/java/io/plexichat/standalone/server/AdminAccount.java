package io.plexichat.standalone.server;

import io.plexichat.command.LogPositions;
import io.plexichat.command.account.PasswordScreening;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.Rejection;
import io.plexichat.kernel.RejectionCode;
import io.plexichat.kernel.account.AccountCommand.RegisterAccount;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.standalone.backend.Secret;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first account, and with its reservation the first event. Made once, however many processes try, and never touched again. */
final class AdminAccount {
    private static final Logger LOG = LoggerFactory.getLogger(AdminAccount.class);

    private static final Username NAME = new Username("admin");

    /** How a name is reserved in the log. */
    private static final String RESERVATION = "account-name:" + NAME.normalised();

    private final CommandBus commands;
    private final LogPositions log;
    private final InstantSource clock;
    private final PasswordScreening screening;
    private final @Nullable Secret chosen;
    private final ServerAnnouncements announcements;

    AdminAccount(
            CommandBus commands,
            LogPositions log,
            InstantSource clock,
            PasswordScreening screening,
            @Nullable Secret chosen,
            ServerAnnouncements announcements) {
        this.commands = commands;
        this.log = log;
        this.clock = clock;
        this.screening = screening;
        this.chosen = chosen;
        this.announcements = announcements;
    }

    /** @throws EventStoreException when the log is not available: nothing is made, or what was made is found the next time */
    void makeIfMissing() {
        if (log.head() < 0 || log.firstEvents(List.of(RESERVATION)).isEmpty()) {
            make();
        }
    }

    private void make() {
        Password password = chosen == null ? Password.random() : chosen(chosen);
        if (register(password) && chosen == null) {
            announcements.adminPasswordMade(password.value());
        }
    }

    /** Taken as it is, so that a first start does not fail for it; told when it is a bad one. */
    private Password chosen(Secret given) {
        Password password = new Password(given.value());
        screening
                .weakness(password, NAME)
                .ifPresent(weak -> LOG.warn("{} Change the password of 'admin' ({}).", weak.sentence(), weak.code()));
        return password;
    }

    /** False when somebody else was quicker. */
    private boolean register(Password password) {
        RegisterAccount command = new RegisterAccount(
                new AccountId(UUID.randomUUID()),
                NAME,
                new DisplayName("Administrator"),
                null,
                password,
                Set.of(ServerRole.ADMIN),
                /* operatorsChoice= */ true,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        FutureCallback<RegisterAccount, Object> answer = new FutureCallback<>();
        commands.dispatch(
                new GenericCommandMessage<>(
                        command,
                        Map.of(MetadataKeys.CORRELATION_ID, UUID.randomUUID().toString())),
                answer);
        CommandResultMessage<?> result = answer.join();
        if (!result.isExceptional()) {
            return true;
        }
        Throwable failure = result.exceptionResult();
        if (isRejected(failure, AccountRejections.USERNAME_TAKEN)) {
            return false;
        }
        if (isRejected(failure, CommonRejections.LOG_UNAVAILABLE)) {
            throw new EventStoreException(
                    "Expected to make the account 'admin', but the log is not available.", failure);
        }
        throw new IllegalStateException("Expected to make the account 'admin', but failed.", failure);
    }

    private static boolean isRejected(Throwable failure, RejectionCode code) {
        return failure instanceof CommandExecutionException answer
                && answer.<Rejection>getDetails()
                        .filter(rejection -> rejection.code().equals(code.code()))
                        .isPresent();
    }
}
