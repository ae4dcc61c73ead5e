package io.plexichat.command.session;

import io.plexichat.command.Aggregates;
import io.plexichat.kernel.session.LoginCommand.RecordFailedLogins;
import org.axonframework.commandhandling.CommandHandler;

final class LoginCommandHandler {
    private final Aggregates<FailedLoginsRecord> records;

    LoginCommandHandler(Aggregates<FailedLoginsRecord> records) {
        this.records = records;
    }

    @CommandHandler
    void handle(RecordFailedLogins command) {
        command.failures().forEach(failed -> records.create(() -> new FailedLoginsRecord(failed)));
    }
}
