package io.plexichat.command.factor;

import io.plexichat.command.Aggregates;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.factor.FactorEvent;
import io.plexichat.kernel.factor.FactorEvent.PasskeyUsed;
import io.plexichat.kernel.factor.PasskeyAssertion;
import io.plexichat.kernel.factor.PasskeyChallenge;
import io.plexichat.kernel.session.LoginCommand.OfferedPasskeyLogin;
import io.plexichat.kernel.session.SessionRejections;
import java.time.Instant;

/** Whether somebody has a passkey of an account. */
public final class PasskeyAuthentication {
    private final Aggregates<Factors> factors;
    private final FactorSeals seals;
    private final PasskeyChallenges challenges;
    private final PasskeyCeremonies ceremonies;

    PasskeyAuthentication(
            Aggregates<Factors> factors,
            FactorSeals seals,
            PasskeyChallenges challenges,
            PasskeyCeremonies ceremonies) {
        this.factors = factors;
        this.seals = seals;
        this.challenges = challenges;
        this.ceremonies = ceremonies;
    }

    /** Keeps nothing: anybody may ask, as often as they like. */
    public OfferedPasskeyLogin offer(Instant at) {
        return new OfferedPasskeyLogin(challenges.make(at), ceremonies.relyingPartyId());
    }

    /**
     * Uses the challenge up, in the unit of work of whoever asks. Rejects with {@code session.wrong-passkey}, whatever is wrong, and with
     * {@code session.passkey-expired} what answers a challenge of this server too late. Whoever asks sees to it that this is not tried without
     * end.
     */
    public void authenticate(PasskeyAssertion shown, Instant at) {
        PasskeyChallenge challenge =
                ceremonies.challenge(shown).filter(challenges::isOurs).orElseThrow(PasskeyAuthentication::wrong);
        if (at.isAfter(PasskeyChallenges.madeAt(challenge).plus(PasskeyChallenge.GOOD_FOR))) {
            throw SessionRejections.PASSKEY_EXPIRED.because(
                    "Expected an answer within five minutes, but it took longer. Ask for another challenge.");
        }
        boolean isRight = factors.load(FactorEvent.aggregateOf(shown.accountId()), PasskeyAuthentication::wrong)
                .invoke(owner -> use(owner, challenge, shown, at));
        if (!isRight) {
            throw wrong();
        }
    }

    private boolean use(Factors owner, PasskeyChallenge challenge, PasskeyAssertion shown, Instant at) {
        for (PasskeysState.Enrolled passkey : owner.passkeys().enrolled()) {
            PasskeyCredential credential =
                    seals.credential(shown.accountId(), passkey.credential()).orElse(null);
            if (credential != null && credential.credentialId().equals(shown.credentialId())) {
                return ceremonies
                        .show(challenge, shown, credential, passkey)
                        .filter(used -> owner.usePasskey(new PasskeyUsed(
                                shown.accountId(),
                                passkey.passkeyId(),
                                challenge,
                                used.counter(),
                                used.backedUp(),
                                at)))
                        .isPresent();
            }
        }
        return false;
    }

    public static RejectedException wrong() {
        return SessionRejections.WRONG_PASSKEY.because(
                "Expected a passkey of an account here, used for this server just now, but it is not.");
    }
}
