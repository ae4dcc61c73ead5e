package io.plexichat.command.factor;

import io.plexichat.kernel.account.AccountId;
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
import io.plexichat.kernel.factor.FactorsView;
import io.plexichat.kernel.factor.PasskeyView;
import io.plexichat.kernel.key.Sealed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Also how it is stored in a snapshot: see {@link Factors#SNAPSHOT_REVISION}.
 *
 * @param offer an authenticator that was not confirmed yet
 * @param totp null while none is enrolled
 * @param email null while no codes are mailed
 */
record FactorsState(
        AccountId accountId,
        @Nullable Offer offer,
        @Nullable Enrolled totp,
        @Nullable Issued backupCodes,
        @Nullable ByEmail email,
        PasskeysState passkeys) {

    record Offer(Sealed secret, Instant at) {}

    /** @param lastStep whose code was used; none of it or before is taken again */
    record Enrolled(Sealed secret, Instant since, long lastStep) {}

    /** @param offered the code that was mailed last; null when there is none, or it was used */
    record ByEmail(Instant since, @Nullable EmailCodeOffered offered) {}

    /** @param used their numbers */
    record Issued(Sealed hashes, Instant since, List<Integer> used) {
        Issued {
            used = List.copyOf(used);
        }
    }

    /** @param before null before the first event */
    static FactorsState evolve(@Nullable FactorsState before, FactorEvent event) {
        FactorsState state = before == null ? none(event.accountId()) : before;
        return switch (event) {
            case TotpOffered(var _, var secret, var at) -> state.with(new Offer(secret, at));
            case TotpConfirmed(var _, var step, var at) ->
                state.with(new Enrolled(Objects.requireNonNull(state.offer()).secret(), at, step));
            case TotpUsed(var _, var step, var _) -> {
                Enrolled totp = Objects.requireNonNull(state.totp());
                yield state.with(new Enrolled(totp.secret(), totp.since(), step));
            }
            case BackupCodesIssued(var _, var hashes, var at) -> state.with(new Issued(hashes, at, List.of()));
            case BackupCodeUsed(var _, var number, var _) -> {
                Issued issued = Objects.requireNonNull(state.backupCodes());
                List<Integer> used = new ArrayList<>(issued.used());
                used.add(number);
                yield state.with(new Issued(issued.hashes(), issued.since(), used));
            }
            case EmailEnrolled(var _, var at) -> state.with(new ByEmail(at, null));
            case EmailCodeOffered offered ->
                state.with(new ByEmail(Objects.requireNonNull(state.email()).since(), offered));
            case EmailCodeUsed _ ->
                state.with(new ByEmail(Objects.requireNonNull(state.email()).since(), null));
            case EmailRemoved _ -> state.with((ByEmail) null);
            case PasskeyOffered offered -> state.with(state.passkeys().after(offered));
            case PasskeyEnrolled enrolled -> state.with(state.passkeys().after(enrolled));
            case PasskeyUsed used -> state.with(state.passkeys().after(used));
            case PasskeyRemoved removed ->
                state.with(state.passkeys().after(removed)).withoutIdleCodes();
            case FactorsRemoved _ -> none(state.accountId());
        };
    }

    private static FactorsState none(AccountId accountId) {
        return new FactorsState(accountId, null, null, null, null, PasskeysState.NONE);
    }

    FactorsView view(List<PasskeyView> seen) {
        return new FactorsView(
                totp == null ? null : totp.since(),
                email == null ? null : email.since(),
                backupCodes == null ? null : backupCodes.since(),
                backupCodesLeft(),
                seen);
    }

    int backupCodesLeft() {
        return backupCodes == null ? 0 : BackupCodes.COUNT - backupCodes.used().size();
    }

    private FactorsState with(Offer newOffer) {
        return new FactorsState(accountId, newOffer, totp, backupCodes, email, passkeys);
    }

    private FactorsState with(Enrolled newTotp) {
        return new FactorsState(accountId, null, newTotp, backupCodes, email, passkeys);
    }

    private FactorsState with(Issued newCodes) {
        return new FactorsState(accountId, offer, totp, newCodes, email, passkeys);
    }

    private FactorsState with(@Nullable ByEmail changed) {
        return new FactorsState(accountId, offer, totp, backupCodes, changed, passkeys);
    }

    private FactorsState with(PasskeysState changed) {
        return new FactorsState(accountId, offer, totp, backupCodes, email, changed);
    }

    /** Backup codes go with the last of what they stand in for. */
    private FactorsState withoutIdleCodes() {
        return needsBackups() ? this : new FactorsState(accountId, offer, totp, null, email, passkeys);
    }

    /** Whether backup codes are of use. */
    boolean needsBackups() {
        return totp != null || !passkeys.enrolled().isEmpty();
    }

    /** Whether one of them is asked for at a login. */
    boolean isEnrolled() {
        return totp != null || email != null || !passkeys.enrolled().isEmpty();
    }
}
