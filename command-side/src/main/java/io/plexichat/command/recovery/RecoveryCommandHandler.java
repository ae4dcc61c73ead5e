package io.plexichat.command.recovery;

import io.plexichat.command.Aggregates;
import io.plexichat.command.account.AccountRecovery;
import io.plexichat.command.account.LoginGuesses;
import io.plexichat.command.account.MailedSecrets;
import io.plexichat.command.mail.MailSettings;
import io.plexichat.kernel.MetadataKeys;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.account.AddressHash;
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.kernel.recovery.RecoveryCommand.CompleteRecovery;
import io.plexichat.kernel.recovery.RecoveryCommand.RecoveredAccount;
import io.plexichat.kernel.recovery.RecoveryCommand.RequestRecovery;
import io.plexichat.kernel.recovery.RecoveryEvent;
import io.plexichat.kernel.recovery.RecoveryEvent.RecoveryRequested;
import io.plexichat.kernel.recovery.RecoveryRejections;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Aggregate;
import org.jspecify.annotations.Nullable;

/** A request looks at no account, so it is the same work and the same event for all names: whether a mail is sent is found out after it. */
final class RecoveryCommandHandler {
    private final MailSettings mail;
    private final AccountRecovery accounts;
    private final LoginGuesses guesses;
    private final MailedSecrets secrets;
    private final Aggregates<Recovery> recoveries;

    RecoveryCommandHandler(
            MailSettings mail,
            AccountRecovery accounts,
            LoginGuesses guesses,
            MailedSecrets secrets,
            Aggregates<Recovery> recoveries) {
        this.mail = mail;
        this.accounts = accounts;
        this.guesses = guesses;
        this.secrets = secrets;
        this.recoveries = recoveries;
    }

    @CommandHandler
    void handle(
            RequestRecovery command, @MetaDataValue(MetadataKeys.CLIENT_ADDRESS_HASH) @Nullable String addressHash) {
        mail.requireOn();
        LookupHash name = accounts.nameOf(command.username());
        guesses.mail(name, AddressHash.ofNullable(addressHash), command.at());
        recoveries.create(() -> new Recovery(new RecoveryRequested(command.recoveryId(), name, command.at())));
    }

    @CommandHandler
    RecoveredAccount handle(CompleteRecovery command) {
        Aggregate<Recovery> recovery = secrets.recovery(command.token())
                .flatMap(id -> recoveries.find(RecoveryEvent.aggregateOf(id)))
                .filter(each -> each.invoke(request -> request.isOpen(command.at())))
                .orElseThrow(RecoveryCommandHandler::invalidToken);
        return recovery.invoke(request -> {
            RecoveredAccount recovered =
                    recovered(request.requested(), command).orElseThrow(RecoveryCommandHandler::invalidToken);
            request.use(recovered.accountId(), command.at());
            return recovered;
        });
    }

    private Optional<RecoveredAccount> recovered(RecoveryRequested request, CompleteRecovery command) {
        return accounts.holder(request.name())
                .flatMap(account -> accounts.recover(
                                account, command.newPassword(), request.recoveryId(), request.at(), command.at())
                        .map(accepted -> new RecoveredAccount(account, accepted)));
    }

    private static RejectedException invalidToken() {
        return RecoveryRejections.INVALID_TOKEN.because(
                "Expected the token of a link that was mailed in the last 15 minutes and not used, but it is none.");
    }
}
