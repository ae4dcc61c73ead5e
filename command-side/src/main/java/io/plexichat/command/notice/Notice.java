package io.plexichat.command.notice;

import io.plexichat.command.account.MailedSecrets;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.mail.MailId;
import io.plexichat.kernel.mail.MailKind;
import java.time.Duration;
import java.time.Instant;

/**
 * What an owner is to be told.
 *
 * @param event that is told of
 * @param position of it
 * @param sequence of it among those of its aggregate
 */
record Notice(
        MailId mailId, AccountId accountId, MailKind kind, Object event, long position, long sequence, Instant at) {
    private static final Duration NEWS_FOR = Duration.ofDays(3);

    /** After which it is of no use. */
    Instant until() {
        return at.plus(
                switch (kind) {
                    case EMAIL_CODE -> MailedSecrets.ADDRESS_CODE_FOR;
                    case LOGIN_CODE -> MailedSecrets.LOGIN_CODE_FOR;
                    case RECOVERY_LINK -> MailedSecrets.LINK_FOR;
                    case EMAIL_CHANGED,
                            EMAIL_REMOVED,
                            GUESSED_AT,
                            PASSWORD_CHANGED,
                            PASSWORD_RECOVERED,
                            NEW_ADDRESS,
                            FACTOR_ADDED,
                            EMAIL_CODES_ADDED,
                            EMAIL_CODES_REMOVED,
                            PASSKEY_ADDED,
                            PASSKEY_REMOVED,
                            FACTORS_REMOVED,
                            FACTORS_RESET,
                            BACKUP_CODES_ISSUED,
                            ACCOUNT_LOCKED,
                            ACCOUNT_UNLOCKED -> NEWS_FOR;
                });
    }

    /** Somebody sits there and waits for it. */
    boolean isAwaited() {
        return kind == MailKind.EMAIL_CODE || kind == MailKind.LOGIN_CODE || kind == MailKind.RECOVERY_LINK;
    }
}
