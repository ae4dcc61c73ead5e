package io.plexichat.command.factor;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.plexichat.command.account.MailedSecrets;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.EmailProofId;
import io.plexichat.kernel.factor.FactorEvent;
import io.plexichat.kernel.factor.FactorEvent.BackupCodeUsed;
import io.plexichat.kernel.factor.FactorEvent.BackupCodesIssued;
import io.plexichat.kernel.factor.FactorEvent.EmailCodeOffered;
import io.plexichat.kernel.factor.FactorEvent.EmailCodeUsed;
import io.plexichat.kernel.factor.FactorEvent.EmailEnrolled;
import io.plexichat.kernel.factor.FactorEvent.EmailRemoved;
import io.plexichat.kernel.factor.FactorEvent.FactorsRemoved;
import io.plexichat.kernel.factor.FactorEvent.PasskeyEnrolled;
import io.plexichat.kernel.factor.FactorEvent.PasskeyOffered;
import io.plexichat.kernel.factor.FactorEvent.PasskeyRemoved;
import io.plexichat.kernel.factor.FactorEvent.PasskeyUsed;
import io.plexichat.kernel.factor.FactorEvent.TotpConfirmed;
import io.plexichat.kernel.factor.FactorEvent.TotpOffered;
import io.plexichat.kernel.factor.FactorEvent.TotpUsed;
import io.plexichat.kernel.factor.FactorRejections;
import io.plexichat.kernel.factor.PasskeyId;
import io.plexichat.kernel.key.Sealed;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The second factors of one account. */
@Revision(Factors.SNAPSHOT_REVISION)
final class Factors {
    static final String SNAPSHOT_REVISION = "3";

    /** How long an offer waits for its confirmation. */
    private static final Duration OFFERED_FOR = Duration.ofMinutes(15);

    private @Nullable FactorsState state;

    Factors() {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Factors(FactorsState snapshot) {
        this.state = snapshot;
    }

    void offer(TotpOffered offered) {
        if (state != null && state.totp() != null) {
            throw FactorRejections.ALREADY_ENROLLED.because(
                    "Expected to enrol an authenticator, but there is one. Remove it first.");
        }
        apply(offered);
    }

    /** The secret to confirm with a code of. */
    Sealed offered(Instant at) {
        FactorsState.Offer offer = state().offer();
        if (offer == null || at.isAfter(offer.at().plus(OFFERED_FOR))) {
            throw FactorRejections.NOT_ENROLLED.because(
                    "Expected an authenticator to confirm, but none was offered in the last 15 minutes.");
        }
        return offer.secret();
    }

    void confirm(long step, Sealed backupCodes, Instant at) {
        AccountId accountId = state().accountId();
        apply(new TotpConfirmed(accountId, step, at));
        apply(new BackupCodesIssued(accountId, backupCodes, at));
    }

    void issue(BackupCodesIssued issued) {
        requireEnrolled();
        apply(issued);
    }

    /** False for a code that is as old as the last one, or older. */
    boolean useTotp(long step, Instant at) {
        boolean isNew = step > Objects.requireNonNull(state().totp()).lastStep();
        if (isNew) {
            apply(new TotpUsed(state().accountId(), step, at));
        }
        return isNew;
    }

    /** False for one that was used. */
    boolean useBackupCode(int number, Instant at) {
        boolean isNew = !Objects.requireNonNull(state().backupCodes()).used().contains(number);
        if (isNew) {
            apply(new BackupCodeUsed(state().accountId(), number, at));
        }
        return isNew;
    }

    void enrolEmail(EmailEnrolled enrolled) {
        if (state != null && state.email() != null) {
            throw FactorRejections.ALREADY_ENROLLED.because(
                    "Expected to have codes mailed from now on, but they are already.");
        }
        apply(enrolled);
    }

    void offerEmailCode(EmailCodeOffered offered) {
        requireEmail();
        apply(offered);
    }

    /** The code that was mailed in the last ten minutes and not used. */
    Optional<EmailProofId> offeredEmailCode(Instant at) {
        return Optional.ofNullable(state().email())
                .map(FactorsState.ByEmail::offered)
                .filter(offered -> !at.isAfter(offered.at().plus(MailedSecrets.LOGIN_CODE_FOR)))
                .map(EmailCodeOffered::proofId);
    }

    void useEmailCode(EmailProofId proof, Instant at) {
        apply(new EmailCodeUsed(state().accountId(), proof, at));
    }

    void removeEmail(Instant at) {
        requireEmail();
        apply(new EmailRemoved(state().accountId(), at));
    }

    void requireNoEmail() {
        if (state().email() != null) {
            throw AccountRejections.EMAIL_IS_FACTOR.because(
                    "Expected an address that no codes are mailed to as a second factor, but they are. Turn them off first.");
        }
    }

    private void requireEmail() {
        if (state().email() == null) {
            throw FactorRejections.NOT_ENROLLED.because(
                    "Expected an account that codes are mailed to as a second factor, but this one has none.");
        }
    }

    void offerPasskey(PasskeyOffered offered) {
        passkeys().requireRoom();
        apply(offered);
    }

    void enrolPasskey(PasskeyEnrolled enrolled) {
        passkeys().requireRoom();
        apply(enrolled);
    }

    /** False for a challenge that was answered before. */
    boolean usePasskey(PasskeyUsed used) {
        boolean isNew = passkeys().isNew(used.challenge());
        if (isNew) {
            apply(used);
        }
        return isNew;
    }

    void removePasskey(PasskeyId passkeyId, Instant at) {
        passkeys().require(passkeyId);
        apply(new PasskeyRemoved(state().accountId(), passkeyId, at));
    }

    PasskeysState passkeys() {
        return state == null ? PasskeysState.NONE : state.passkeys();
    }

    void remove(AccountId by, Instant at) {
        if (!state().isEnrolled()) {
            throw notEnrolled();
        }
        apply(new FactorsRemoved(state().accountId(), by, at));
    }

    void requireEnrolled() {
        if (!state().needsBackups()) {
            throw notEnrolled();
        }
    }

    static RejectedException notEnrolled() {
        return FactorRejections.NOT_ENROLLED.because(
                "Expected an enrolled authenticator or passkey, but there is none.");
    }

    @JsonValue
    FactorsState state() {
        return Objects.requireNonNull(state);
    }

    @AggregateIdentifier
    @Nullable
    String id() {
        return state == null ? null : FactorEvent.aggregateOf(state.accountId());
    }

    @EventSourcingHandler
    void on(FactorEvent event) {
        state = FactorsState.evolve(state, event);
    }
}
