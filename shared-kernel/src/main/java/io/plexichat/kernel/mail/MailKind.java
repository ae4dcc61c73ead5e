package io.plexichat.kernel.mail;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a mail tells. The names are stored, so they never change. */
public enum MailKind {
    /** That shows that an address is its owner's. */
    @JsonProperty("email-code")
    EMAIL_CODE,
    /** The second factor of a login. */
    @JsonProperty("login-code")
    LOGIN_CODE,
    @JsonProperty("recovery-link")
    RECOVERY_LINK,
    /** To the address that was the account's before. */
    @JsonProperty("email-changed")
    EMAIL_CHANGED,
    /** To the address that is the account's no more. */
    @JsonProperty("email-removed")
    EMAIL_REMOVED,
    @JsonProperty("password-changed")
    PASSWORD_CHANGED,
    @JsonProperty("password-recovered")
    PASSWORD_RECOVERED,
    @JsonProperty("new-address")
    NEW_ADDRESS,
    /** So often that the next guess has to wait as long as any. */
    @JsonProperty("guessed-at")
    GUESSED_AT,
    @JsonProperty("factor-added")
    FACTOR_ADDED,
    @JsonProperty("email-codes-added")
    EMAIL_CODES_ADDED,
    @JsonProperty("email-codes-removed")
    EMAIL_CODES_REMOVED,
    @JsonProperty("passkey-added")
    PASSKEY_ADDED,
    @JsonProperty("passkey-removed")
    PASSKEY_REMOVED,
    @JsonProperty("factors-removed")
    FACTORS_REMOVED,
    /** By an administrator. */
    @JsonProperty("factors-reset")
    FACTORS_RESET,
    @JsonProperty("backup-codes-issued")
    BACKUP_CODES_ISSUED,
    @JsonProperty("account-locked")
    ACCOUNT_LOCKED,
    @JsonProperty("account-unlocked")
    ACCOUNT_UNLOCKED
}
