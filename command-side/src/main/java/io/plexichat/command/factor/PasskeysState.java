package io.plexichat.command.factor;

import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.factor.FactorEvent.PasskeyEnrolled;
import io.plexichat.kernel.factor.FactorEvent.PasskeyOffered;
import io.plexichat.kernel.factor.FactorEvent.PasskeyRemoved;
import io.plexichat.kernel.factor.FactorEvent.PasskeyUsed;
import io.plexichat.kernel.factor.FactorRejections;
import io.plexichat.kernel.factor.PasskeyChallenge;
import io.plexichat.kernel.factor.PasskeyId;
import io.plexichat.kernel.key.Sealed;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Also how it is stored in a snapshot: see {@link Factors#SNAPSHOT_REVISION}.
 *
 * @param offered null when none is to be enrolled
 * @param used the challenges that were answered last, the oldest first
 */
record PasskeysState(@Nullable PasskeyOffered offered, List<Enrolled> enrolled, List<PasskeyChallenge> used) {
    static final PasskeysState NONE = new PasskeysState(null, List.of(), List.of());

    private static final int MOST = 20;

    /** What was made before all of these is not taken any more, used or not. */
    private static final int REMEMBERED = 20;

    PasskeysState {
        enrolled = List.copyOf(enrolled);
        used = List.copyOf(used);
    }

    record Enrolled(
            PasskeyId passkeyId,
            Sealed credential,
            Sealed label,
            long counter,
            boolean backupEligible,
            boolean backedUp,
            Instant since,
            @Nullable Instant lastUsed) {}

    void requireRoom() {
        if (enrolled.size() >= MOST) {
            throw FactorRejections.TOO_MANY_PASSKEYS.because(
                    "Expected fewer than " + MOST + " passkeys, but there are so many. Remove one first.");
        }
    }

    void require(PasskeyId passkeyId) {
        if (enrolled.stream().noneMatch(each -> each.passkeyId().equals(passkeyId))) {
            throw notFound(passkeyId);
        }
    }

    static RejectedException notFound(PasskeyId passkeyId) {
        return FactorRejections.PASSKEY_NOT_FOUND.because(
                "Expected passkey " + passkeyId + " of this account, but there is no such passkey.");
    }

    static RejectedException notOffered() {
        return FactorRejections.NOT_ENROLLED.because(
                "Expected a passkey to enrol, but none was offered in the last five minutes.");
    }

    /** The challenge of an enrolment that goes on. */
    PasskeyChallenge challenge(Instant at) {
        if (offered == null || at.isAfter(offered.at().plus(PasskeyChallenge.GOOD_FOR))) {
            throw notOffered();
        }
        return offered.challenge();
    }

    /** Whether it was answered by none of these passkeys before. */
    boolean isNew(PasskeyChallenge challenge) {
        return !used.contains(challenge)
                && (used.size() < REMEMBERED
                        || PasskeyChallenges.madeAt(challenge).isAfter(PasskeyChallenges.madeAt(used.getFirst())));
    }

    PasskeysState after(PasskeyOffered event) {
        return new PasskeysState(event, enrolled, used);
    }

    PasskeysState after(PasskeyEnrolled event) {
        Enrolled added = new Enrolled(
                event.passkeyId(),
                event.credential(),
                event.label(),
                event.counter(),
                event.backupEligible(),
                event.backedUp(),
                event.at(),
                null);
        return new PasskeysState(
                null, Stream.concat(enrolled.stream(), Stream.of(added)).toList(), used);
    }

    PasskeysState after(PasskeyUsed event) {
        List<PasskeyChallenge> all = Stream.concat(used.stream(), Stream.of(event.challenge()))
                .sorted(Comparator.comparing(PasskeyChallenges::madeAt))
                .toList();
        return new PasskeysState(
                offered,
                enrolled.stream()
                        .map(each -> each.passkeyId().equals(event.passkeyId()) ? used(each, event) : each)
                        .toList(),
                all.subList(Math.max(0, all.size() - REMEMBERED), all.size()));
    }

    PasskeysState after(PasskeyRemoved event) {
        return new PasskeysState(
                offered,
                enrolled.stream()
                        .filter(each -> !each.passkeyId().equals(event.passkeyId()))
                        .toList(),
                used);
    }

    private static Enrolled used(Enrolled before, PasskeyUsed event) {
        return new Enrolled(
                before.passkeyId(),
                before.credential(),
                before.label(),
                event.counter(),
                before.backupEligible(),
                event.backedUp(),
                before.since(),
                event.at());
    }
}
