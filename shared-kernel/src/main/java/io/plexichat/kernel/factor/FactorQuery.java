package io.plexichat.kernel.factor;

import io.plexichat.kernel.account.AccountId;

/** Answered by the command side, which knows them best, so an answer is never behind. */
public sealed interface FactorQuery {
    /** Answers {@link FactorsView}, also for an account that has none. */
    record GetFactors(AccountId accountId) implements FactorQuery {}
}
