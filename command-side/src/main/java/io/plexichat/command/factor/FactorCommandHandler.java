package io.plexichat.command.factor;

import io.plexichat.command.Aggregates;
import io.plexichat.command.account.AccountAuthentication;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.factor.FactorCode;
import io.plexichat.kernel.factor.FactorCommand.ConfirmTotp;
import io.plexichat.kernel.factor.FactorCommand.IssueBackupCodes;
import io.plexichat.kernel.factor.FactorCommand.IssuedBackupCodes;
import io.plexichat.kernel.factor.FactorCommand.OfferTotp;
import io.plexichat.kernel.factor.FactorCommand.OfferedTotp;
import io.plexichat.kernel.factor.FactorCommand.RemoveFactors;
import io.plexichat.kernel.factor.FactorCommand.ResetAccount;
import io.plexichat.kernel.factor.FactorCommand.ResetFactors;
import io.plexichat.kernel.factor.FactorEvent;
import io.plexichat.kernel.factor.FactorEvent.BackupCodesIssued;
import io.plexichat.kernel.factor.FactorEvent.TotpOffered;
import io.plexichat.kernel.factor.FactorRejections;
import io.plexichat.kernel.factor.FactorSecret;
import io.plexichat.kernel.key.Sealed;
import java.util.List;
import java.util.OptionalLong;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** What changes factors ends sessions first: the account is locked before its factors, as a login does. */
final class FactorCommandHandler {
    private final AccountAuthentication accounts;
    private final Aggregates<Factors> factors;
    private final FactorSeals seals;
    private final BackupCodes backupCodes;

    FactorCommandHandler(
            AccountAuthentication accounts, Aggregates<Factors> factors, FactorSeals seals, BackupCodes backupCodes) {
        this.accounts = accounts;
        this.factors = factors;
        this.seals = seals;
        this.backupCodes = backupCodes;
    }

    @CommandHandler
    OfferedTotp handle(OfferTotp command) {
        FactorSecret secret = Totp.newSecret();
        TotpOffered offered =
                new TotpOffered(command.accountId(), seals.seal(command.accountId(), secret), command.at());
        factors.loadOrCreate(FactorEvent.aggregateOf(command.accountId()), Factors::new)
                .execute(each -> each.offer(offered));
        return new OfferedTotp(secret);
    }

    @CommandHandler
    IssuedBackupCodes handle(ConfirmTotp command) {
        AccountId account = command.accountId();
        accounts.endSessions(account, command.session(), command.at());
        Aggregate<Factors> mine = load(account);
        Sealed offered = mine.invoke(each -> each.offered(command.at()));
        OptionalLong step = seals.step(account, offered, command.code(), command.at());
        if (step.isEmpty()) {
            throw FactorRejections.WRONG_CODE.because(
                    "Expected a code that the authenticator shows now, but it is another.");
        }
        List<FactorCode> codes = BackupCodes.make();
        Sealed hashes = seals.sealHashes(account, backupCodes.hashed(codes));
        mine.execute(each -> each.confirm(step.getAsLong(), hashes, command.at()));
        return new IssuedBackupCodes(codes);
    }

    @CommandHandler
    IssuedBackupCodes handle(IssueBackupCodes command) {
        AccountId account = command.accountId();
        accounts.requirePassword(account, command.password(), command.at());
        Aggregate<Factors> mine = load(account);
        mine.execute(Factors::requireEnrolled);
        List<FactorCode> codes = BackupCodes.make();
        BackupCodesIssued issued =
                new BackupCodesIssued(account, seals.sealHashes(account, backupCodes.hashed(codes)), command.at());
        mine.execute(each -> each.issue(issued));
        return new IssuedBackupCodes(codes);
    }

    @CommandHandler
    void handle(RemoveFactors command) {
        accounts.requirePassword(command.accountId(), command.password(), command.at());
        accounts.endSessions(command.accountId(), command.session(), command.at());
        load(command.accountId()).execute(each -> {
            each.requireEnrolled();
            each.remove(command.accountId(), command.at());
        });
    }

    @CommandHandler
    ResetAccount handle(ResetFactors command) {
        AccountId account = accounts.require(command.username());
        accounts.endSessions(account, null, command.at());
        load(account).execute(each -> each.remove(command.by(), command.at()));
        return new ResetAccount(account);
    }

    private Aggregate<Factors> load(AccountId account) {
        return factors.find(FactorEvent.aggregateOf(account)).orElseThrow(Factors::notEnrolled);
    }
}
