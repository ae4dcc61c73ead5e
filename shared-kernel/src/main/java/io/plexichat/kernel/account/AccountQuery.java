package io.plexichat.kernel.account;

import org.jspecify.annotations.Nullable;

/** What can be asked about accounts. */
public sealed interface AccountQuery {
    /** Answers {@link AccountView}; rejected with {@code account.not-found}. */
    record GetAccount(AccountId accountId) implements AccountQuery {}

    /**
     * Answers {@link AccountPage}, in the order of their ids.
     *
     * @param role only those that have it; null for all
     * @param locked only those that are, or only those that are not; null for all
     */
    record ListAccounts(
            @Nullable ServerRole role,
            @Nullable Boolean locked,
            int limit,
            @Nullable String cursor) implements AccountQuery {}
}
