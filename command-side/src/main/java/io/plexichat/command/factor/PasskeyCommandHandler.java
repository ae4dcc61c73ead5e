package io.plexichat.command.factor;

import io.plexichat.command.Aggregates;
import io.plexichat.command.account.AccountAuthentication;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.factor.FactorCommand.EnrolPasskey;
import io.plexichat.kernel.factor.FactorCommand.OfferPasskey;
import io.plexichat.kernel.factor.FactorCommand.OfferedPasskey;
import io.plexichat.kernel.factor.FactorCommand.RemovePasskey;
import io.plexichat.kernel.factor.FactorEvent;
import io.plexichat.kernel.factor.FactorEvent.PasskeyEnrolled;
import io.plexichat.kernel.factor.FactorEvent.PasskeyOffered;
import io.plexichat.kernel.factor.FactorRejections;
import io.plexichat.kernel.factor.PasskeyChallenge;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

/** What changes passkeys ends sessions first, as with other factors. */
final class PasskeyCommandHandler {
    private final AccountAuthentication accounts;
    private final Aggregates<Factors> factors;
    private final FactorSeals seals;
    private final PasskeyChallenges challenges;
    private final PasskeyCeremonies ceremonies;

    PasskeyCommandHandler(
            AccountAuthentication accounts,
            Aggregates<Factors> factors,
            FactorSeals seals,
            PasskeyChallenges challenges,
            PasskeyCeremonies ceremonies) {
        this.accounts = accounts;
        this.factors = factors;
        this.seals = seals;
        this.challenges = challenges;
        this.ceremonies = ceremonies;
    }

    @CommandHandler
    OfferedPasskey handle(OfferPasskey command) {
        AccountId account = command.accountId();
        PasskeyChallenge challenge = challenges.make(command.at());
        Aggregate<Factors> mine = factors.loadOrCreate(FactorEvent.aggregateOf(account), Factors::new);
        mine.execute(each -> each.offerPasskey(new PasskeyOffered(account, challenge, command.at())));
        return new OfferedPasskey(challenge, ceremonies.relyingPartyId(), enrolled(account, mine));
    }

    @CommandHandler
    void handle(EnrolPasskey command) {
        AccountId account = command.accountId();
        accounts.endSessions(account, command.session(), command.at());
        Aggregate<Factors> mine = factors.load(FactorEvent.aggregateOf(account), PasskeysState::notOffered);
        PasskeyChallenge challenge = mine.invoke(each -> each.passkeys().challenge(command.at()));
        PasskeyCeremonies.Made made = ceremonies
                .make(challenge, command.attestation())
                .orElseThrow(
                        () -> FactorRejections.WRONG_PASSKEY.because(
                                "Expected a passkey that was made for this server just now and asked who uses it, but it is another."));
        if (enrolled(account, mine).contains(made.credential().credentialId())) {
            throw FactorRejections.ALREADY_ENROLLED.because("Expected another passkey, but this one is enrolled.");
        }
        mine.execute(each -> each.enrolPasskey(new PasskeyEnrolled(
                account,
                command.passkeyId(),
                seals.seal(account, made.credential()),
                seals.seal(account, command.label()),
                made.counter(),
                made.backupEligible(),
                made.backedUp(),
                command.at())));
    }

    @CommandHandler
    void handle(RemovePasskey command) {
        accounts.requirePassword(command.accountId(), command.password(), command.at());
        accounts.endSessions(command.accountId(), command.session(), command.at());
        factors.load(FactorEvent.aggregateOf(command.accountId()), () -> PasskeysState.notFound(command.passkeyId()))
                .execute(each -> each.removePasskey(command.passkeyId(), command.at()));
    }

    private List<String> enrolled(AccountId account, Aggregate<Factors> mine) {
        return mine.invoke(Factors::passkeys).enrolled().stream()
                .flatMap(each -> seals.credential(account, each.credential()).stream())
                .map(PasskeyCredential::credentialId)
                .toList();
    }
}
