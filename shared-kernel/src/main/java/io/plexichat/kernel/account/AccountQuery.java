package io.plexichat.kernel.account;

/** What can be asked about accounts. */
public sealed interface AccountQuery {
    /** Answers {@link AccountView}; rejected with {@code account.not-found}. */
    record GetAccount(AccountId accountId) implements AccountQuery {}
}
