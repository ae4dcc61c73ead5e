package io.plexichat.kernel.account;

/** An account as others see it. */
public record AuthorView(AccountId accountId, Username username, DisplayName displayName) {}
