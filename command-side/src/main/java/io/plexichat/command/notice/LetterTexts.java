package io.plexichat.command.notice;

import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.mail.MailKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What mails say: in plain text, short, with no link but the one for a recovery, so that nobody learns to follow links in such mails.
 */
final class LetterTexts {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final String NOT_YOU = """
            If this was you, there is nothing to do. If it was not, sign in as you always do and change your
            password, or use "Forgot password?" there, and tell your administrator.""";

    private LetterTexts() {}

    static String subject(MailKind kind) {
        return "PlexiChat: "
                + switch (kind) {
                    case EMAIL_CODE, LOGIN_CODE -> "your code";
                    case RECOVERY_LINK -> "set a new password";
                    case EMAIL_CHANGED -> "your e-mail address was changed";
                    case EMAIL_REMOVED -> "your e-mail address was removed";
                    case GUESSED_AT -> "failed attempts to sign in";
                    case PASSWORD_CHANGED, PASSWORD_RECOVERED -> "your password was changed";
                    case NEW_ADDRESS -> "sign-in from a new place";
                    case FACTOR_ADDED -> "an authenticator was added";
                    case EMAIL_CODES_ADDED -> "codes by e-mail were turned on";
                    case EMAIL_CODES_REMOVED -> "codes by e-mail were turned off";
                    case PASSKEY_ADDED -> "a passkey was added";
                    case PASSKEY_REMOVED -> "a passkey was removed";
                    case FACTORS_REMOVED, FACTORS_RESET -> "your second factors were removed";
                    case BACKUP_CODES_ISSUED -> "new backup codes were made";
                    case ACCOUNT_LOCKED -> "your account was locked";
                    case ACCOUNT_UNLOCKED -> "your account was unlocked";
                };
    }

    /** @param secret the code or the link; empty where there is none */
    static String text(MailKind kind, Username owner, Instant at, String secret) {
        return "Hello " + owner + ",\n\n" + what(kind, secret) + "\n\nThis happened on " + TIME.format(at)
                + ".\nNobody reads answers to this mail.\n";
    }

    private static String what(MailKind kind, String secret) {
        return switch (kind) {
            case EMAIL_CODE ->
                "to make this the e-mail address of your account, enter this code within an hour:\n\n    "
                        + secret
                        + "\n\nGive it to nobody. If you did not ask for it, somebody may have mistyped theirs: do nothing.";
            case LOGIN_CODE ->
                "to sign in, enter this code within ten minutes:\n\n    "
                        + secret
                        + "\n\nGive it to nobody. Somebody has entered your password: if that was not you, change it at once.";
            case RECOVERY_LINK ->
                "to set a new password, open this link within 15 minutes. It works once:\n\n    "
                        + secret
                        + "\n\nGive it to nobody. If you did not ask for it, do nothing: your password stays as it is.";
            case EMAIL_CHANGED ->
                "the e-mail address of your account was changed to another one. This is the last mail to this one.\n\n"
                        + "If this was you, there is nothing to do. If it was not, tell your administrator at once.";
            case EMAIL_REMOVED ->
                "the e-mail address of your account was removed: no mails are sent to you any more, also none to set a new password. This is the last one.\n\n"
                        + "If this was you, there is nothing to do. If it was not, tell your administrator at once.";
            case GUESSED_AT ->
                "somebody tried many wrong passwords, codes or passkeys for your account, and has to wait for a quarter of an hour before each further one. Nobody got in by that.\n\n"
                        + "If this was you, there is nothing to do. If it was not, see to it that your password is long and used nowhere else. "
                        + "There is no second mail of this kind today.";
            case PASSWORD_CHANGED ->
                "the password of your account was changed. All other devices were signed out.\n\n" + NOT_YOU;
            case PASSWORD_RECOVERED ->
                "a new password was set for your account by a link that was mailed to you. All devices were signed out.\n\n"
                        + NOT_YOU;
            case NEW_ADDRESS ->
                "somebody signed in to your account, with its password or a passkey, from a network that it was not used from before.\n\n"
                        + NOT_YOU;
            case FACTOR_ADDED ->
                "an authenticator was added to your account, with backup codes. All other devices were signed out.\n\n"
                        + NOT_YOU;
            case EMAIL_CODES_ADDED ->
                "a code is mailed to you from now on when you sign in. All other devices were signed out.\n\n"
                        + NOT_YOU;
            case EMAIL_CODES_REMOVED ->
                "no code is mailed to you any more when you sign in. All other devices were signed out.\n\n" + NOT_YOU;
            case PASSKEY_ADDED ->
                "a passkey was added to your account: it lets its owner in without the password. All other devices were signed out.\n\n"
                        + NOT_YOU;
            case PASSKEY_REMOVED ->
                "a passkey of your account was removed. All other devices were signed out.\n\n" + NOT_YOU;
            case FACTORS_REMOVED ->
                "all second factors of your account were removed. All other devices were signed out.\n\n" + NOT_YOU;
            case FACTORS_RESET ->
                "an administrator removed the second factors of your account. All devices were signed out.\n\nIf you did not ask for that, tell your administrator.";
            case BACKUP_CODES_ISSUED ->
                "new backup codes were made for your account. Those before are of no use any more.\n\n" + NOT_YOU;
            case ACCOUNT_LOCKED ->
                "an administrator locked your account. Nobody can sign in to it, and all devices were signed out.\n\nAsk your administrator if you do not know why.";
            case ACCOUNT_UNLOCKED -> "an administrator unlocked your account. You can sign in again.";
        };
    }
}
