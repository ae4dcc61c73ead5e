package io.plexichat.command.factor;

import io.plexichat.command.Aggregates;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.factor.FactorCode;
import io.plexichat.kernel.factor.FactorEvent;
import io.plexichat.kernel.session.SessionRejections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.axonframework.modelling.command.Aggregate;
import org.jspecify.annotations.Nullable;

/** Whether somebody who knows the password has the second factor, too. */
public final class FactorAuthentication {
    private static final String TOTP = "totp";
    private static final String BACKUP_CODE = "backup-code";

    private static final Pattern DIGITS = Pattern.compile("[0-9]{" + Totp.DIGITS + "}");

    private final Aggregates<Factors> factors;
    private final FactorSeals seals;
    private final BackupCodes backupCodes;

    FactorAuthentication(Aggregates<Factors> factors, FactorSeals seals, BackupCodes backupCodes) {
        this.factors = factors;
        this.seals = seals;
        this.backupCodes = backupCodes;
    }

    /**
     * Whether there is a second factor. A code is used up by this, in the unit of work of whoever asks.
     *
     * <p>Rejects with {@code session.second-factor-required} when there is no code, and with {@code session.wrong-code} when it is wrong or
     * was used. Whoever asks sees to it that codes are not guessed.
     */
    public boolean authenticate(AccountId account, @Nullable FactorCode code, Instant at) {
        return find(account)
                .map(enrolled -> {
                    if (code == null) {
                        throw SessionRejections.SECOND_FACTOR_REQUIRED.because(
                                "Expected a code of the second factor, but there is none.",
                                kinds(enrolled.invoke(Factors::state)));
                    }
                    if (!enrolled.invoke(each -> use(each, code, at))) {
                        throw SessionRejections.WRONG_CODE.because(
                                "Expected a code of the second factor that was not used, but it is another.");
                    }
                    return true;
                })
                .orElse(false);
    }

    /** Without a code: whether there is one. */
    public boolean isEnrolled(AccountId account) {
        return find(account).isPresent();
    }

    private Optional<Aggregate<Factors>> find(AccountId account) {
        return factors.find(FactorEvent.aggregateOf(account))
                .filter(aggregate -> aggregate.invoke(each -> each.state().totp() != null));
    }

    private boolean use(Factors enrolled, FactorCode code, Instant at) {
        return DIGITS.matcher(Totp.typed(code)).matches()
                ? useTotp(enrolled, code, at)
                : useBackupCode(enrolled, code, at);
    }

    private boolean useTotp(Factors enrolled, FactorCode code, Instant at) {
        FactorsState state = enrolled.state();
        FactorsState.Enrolled totp = state.totp();
        OptionalLong step =
                totp == null ? OptionalLong.empty() : seals.step(state.accountId(), totp.secret(), code, at);
        return step.isPresent() && enrolled.useTotp(step.getAsLong(), at);
    }

    private boolean useBackupCode(Factors enrolled, FactorCode code, Instant at) {
        FactorsState state = enrolled.state();
        FactorsState.Issued issued = state.backupCodes();
        OptionalInt number = issued == null
                ? OptionalInt.empty()
                : seals.hashes(state.accountId(), issued.hashes())
                        .map(hashes -> backupCodes.number(code, hashes))
                        .orElse(OptionalInt.empty());
        return number.isPresent() && enrolled.useBackupCode(number.getAsInt(), at);
    }

    private static List<String> kinds(FactorsState state) {
        List<String> kinds = new ArrayList<>(List.of(TOTP));
        if (state.view().backupCodesLeft() > 0) {
            kinds.add(BACKUP_CODE);
        }
        return kinds;
    }
}
