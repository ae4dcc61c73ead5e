package io.plexichat.command.factor;

import io.plexichat.command.Aggregates;
import io.plexichat.command.account.MailedSecrets;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.EmailCode;
import io.plexichat.kernel.account.EmailProofId;
import io.plexichat.kernel.factor.FactorCode;
import io.plexichat.kernel.factor.FactorEvent;
import io.plexichat.kernel.factor.FactorEvent.EmailCodeOffered;
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
    private static final String EMAIL = "email";
    /** No code: whoever has one signs in by it alone. */
    private static final String PASSKEY = "passkey";

    private static final String BACKUP_CODE = "backup-code";

    private static final Pattern OF_AUTHENTICATOR = Pattern.compile("[0-9]{" + Totp.DIGITS + "}");
    private static final Pattern MAILED = Pattern.compile("[0-9]{" + MailedSecrets.DIGITS + "}");

    private final Aggregates<Factors> factors;
    private final FactorSeals seals;
    private final BackupCodes backupCodes;
    private final MailedSecrets secrets;

    FactorAuthentication(
            Aggregates<Factors> factors, FactorSeals seals, BackupCodes backupCodes, MailedSecrets secrets) {
        this.factors = factors;
        this.seals = seals;
        this.backupCodes = backupCodes;
        this.secrets = secrets;
    }

    /** Has a code mailed, in the unit of work of whoever asks. Rejects with {@code factor.not-enrolled}. */
    public void offerEmailCode(AccountId account, EmailProofId proof, Instant at) {
        factors.load(FactorEvent.aggregateOf(account), Factors::notEnrolled)
                .execute(each -> each.offerEmailCode(new EmailCodeOffered(account, proof, at)));
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
                .filter(aggregate -> aggregate.invoke(each -> each.state().isEnrolled()));
    }

    private boolean use(Factors enrolled, FactorCode code, Instant at) {
        String typed = Totp.typed(code);
        if (OF_AUTHENTICATOR.matcher(typed).matches()) {
            return useTotp(enrolled, code, at);
        }
        return MAILED.matcher(typed).matches() ? useEmailCode(enrolled, typed, at) : useBackupCode(enrolled, code, at);
    }

    private boolean useEmailCode(Factors enrolled, String typed, Instant at) {
        Optional<EmailProofId> offered =
                enrolled.offeredEmailCode(at).filter(proof -> secrets.isCode(proof, new EmailCode(typed)));
        offered.ifPresent(proof -> enrolled.useEmailCode(proof, at));
        return offered.isPresent();
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
        List<String> kinds = new ArrayList<>();
        if (state.totp() != null) {
            kinds.add(TOTP);
        }
        if (state.email() != null) {
            kinds.add(EMAIL);
        }
        if (!state.passkeys().enrolled().isEmpty()) {
            kinds.add(PASSKEY);
        }
        if (state.backupCodesLeft() > 0) {
            kinds.add(BACKUP_CODE);
        }
        return kinds;
    }
}
