package io.plexichat.kernel;

import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.account.AccountEvent.AccountLocked;
import io.plexichat.kernel.account.AccountEvent.AccountRegistered;
import io.plexichat.kernel.account.AccountEvent.AccountUnlocked;
import io.plexichat.kernel.account.AccountEvent.AddressKnown;
import io.plexichat.kernel.account.AccountEvent.EmailAddressRemoved;
import io.plexichat.kernel.account.AccountEvent.EmailConfirmed;
import io.plexichat.kernel.account.AccountEvent.EmailOffered;
import io.plexichat.kernel.account.AccountEvent.PasswordChanged;
import io.plexichat.kernel.account.AccountEvent.PasswordRecovered;
import io.plexichat.kernel.account.AccountEvent.PasswordRehashed;
import io.plexichat.kernel.account.AccountEvent.RoleGranted;
import io.plexichat.kernel.account.AccountEvent.RoleTaken;
import io.plexichat.kernel.account.AccountEvent.SessionsEnded;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountNameEvent.AccountNameReserved;
import io.plexichat.kernel.account.AddressHash;
import io.plexichat.kernel.account.EmailProofId;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.bot.ApiTokenId;
import io.plexichat.kernel.bot.ApiTokenUseEvent.ApiTokenUsed;
import io.plexichat.kernel.bot.BotEvent.ApiTokenIssued;
import io.plexichat.kernel.bot.BotEvent.ApiTokenRevoked;
import io.plexichat.kernel.bot.BotEvent.BotCreated;
import io.plexichat.kernel.channel.ChannelEvent.ChannelArchived;
import io.plexichat.kernel.channel.ChannelEvent.ChannelCreated;
import io.plexichat.kernel.channel.ChannelEvent.ChannelRenamed;
import io.plexichat.kernel.channel.ChannelEvent.ChannelUnarchived;
import io.plexichat.kernel.channel.ChannelEvent.MemberJoined;
import io.plexichat.kernel.channel.ChannelEvent.MemberLeft;
import io.plexichat.kernel.channel.ChannelEvent.MemberMuted;
import io.plexichat.kernel.channel.ChannelEvent.MemberRoleChanged;
import io.plexichat.kernel.channel.ChannelEvent.MemberUnmuted;
import io.plexichat.kernel.channel.ChannelEvent.TopicChanged;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelNameEvent.ChannelNameReleased;
import io.plexichat.kernel.channel.ChannelNameEvent.ChannelNameReserved;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureBegun;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureCompleted;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureRequested;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureTakenBack;
import io.plexichat.kernel.erasure.ErasureEvent.HoldLifted;
import io.plexichat.kernel.erasure.ErasureEvent.HoldPlaced;
import io.plexichat.kernel.erasure.ErasureId;
import io.plexichat.kernel.erasure.ErasureSubject.OfAccount;
import io.plexichat.kernel.erasure.ErasureSubject.OfChannel;
import io.plexichat.kernel.erasure.HoldId;
import io.plexichat.kernel.erasure.RetentionEvent.RetentionApplied;
import io.plexichat.kernel.erasure.RetentionEvent.RetentionSet;
import io.plexichat.kernel.erasure.RetentionRule.KeepFor;
import io.plexichat.kernel.factor.FactorEvent.BackupCodeUsed;
import io.plexichat.kernel.factor.FactorEvent.BackupCodesIssued;
import io.plexichat.kernel.factor.FactorEvent.EmailCodeOffered;
import io.plexichat.kernel.factor.FactorEvent.EmailCodeUsed;
import io.plexichat.kernel.factor.FactorEvent.EmailEnrolled;
import io.plexichat.kernel.factor.FactorEvent.EmailRemoved;
import io.plexichat.kernel.factor.FactorEvent.FactorsRemoved;
import io.plexichat.kernel.factor.FactorEvent.PasskeyEnrolled;
import io.plexichat.kernel.factor.FactorEvent.PasskeyOffered;
import io.plexichat.kernel.factor.FactorEvent.PasskeyRemoved;
import io.plexichat.kernel.factor.FactorEvent.PasskeyUsed;
import io.plexichat.kernel.factor.FactorEvent.TotpConfirmed;
import io.plexichat.kernel.factor.FactorEvent.TotpOffered;
import io.plexichat.kernel.factor.FactorEvent.TotpUsed;
import io.plexichat.kernel.factor.PasskeyChallenge;
import io.plexichat.kernel.factor.PasskeyId;
import io.plexichat.kernel.key.KeyEvent.KeyRotationCompleted;
import io.plexichat.kernel.key.KeyEvent.KeyRotationStarted;
import io.plexichat.kernel.key.KeyId;
import io.plexichat.kernel.key.KeyRotationId;
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.kernel.mail.MailEvent.MailBegun;
import io.plexichat.kernel.mail.MailEvent.MailGivenUp;
import io.plexichat.kernel.mail.MailEvent.MailSent;
import io.plexichat.kernel.mail.MailEvent.Why;
import io.plexichat.kernel.mail.MailId;
import io.plexichat.kernel.mail.MailKind;
import io.plexichat.kernel.mail.MailingEvent.MailingReached;
import io.plexichat.kernel.message.Emoji;
import io.plexichat.kernel.message.MessageEvent.MessageDeleted;
import io.plexichat.kernel.message.MessageEvent.MessageEdited;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import io.plexichat.kernel.message.MessageEvent.ReactionAdded;
import io.plexichat.kernel.message.MessageEvent.ReactionRemoved;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.ReadMarkerEvent.ReadMarked;
import io.plexichat.kernel.recovery.RecoveryEvent.RecoveryRequested;
import io.plexichat.kernel.recovery.RecoveryEvent.RecoveryUsed;
import io.plexichat.kernel.recovery.RecoveryId;
import io.plexichat.kernel.session.FailedLoginsId;
import io.plexichat.kernel.session.LoginEvent.LoginsFailed;
import io.plexichat.kernel.session.SessionEvent.EndReason;
import io.plexichat.kernel.session.SessionEvent.SessionEnded;
import io.plexichat.kernel.session.SessionEvent.SessionProved;
import io.plexichat.kernel.session.SessionEvent.SessionRefreshed;
import io.plexichat.kernel.session.SessionEvent.SessionStarted;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.TokenHash;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One of each stored event, with every field set: what the golden files hold. */
final class EventExamples {
    private static final AccountId ADA = new AccountId(UUID.fromString("0199a0de-0000-7000-8000-00000000000a"));
    private static final AccountId BOB = new AccountId(UUID.fromString("0199a0de-0000-7000-8000-00000000000b"));
    private static final SessionId SESSION = new SessionId(UUID.fromString("0199a0de-0000-7000-8000-00000000005e"));
    private static final ChannelId CHANNEL = new ChannelId(UUID.fromString("0199a0de-0000-7000-8000-0000000000c4"));
    private static final MessageId MESSAGE = new MessageId(UUID.fromString("0199a0de-0000-7000-8000-0000000000e5"));
    private static final MessageId OTHER = new MessageId(UUID.fromString("0199a0de-0000-7000-8000-0000000000e6"));
    private static final ErasureId ERASURE = new ErasureId(UUID.fromString("0199a0de-0000-7000-8000-0000000000ea"));
    private static final HoldId HOLD = new HoldId(UUID.fromString("0199a0de-0000-7000-8000-0000000000f0"));
    private static final KeyId KEY = new KeyId(UUID.fromString("0199a0de-0000-4000-8000-0000000000ce"));
    private static final KeyRotationId ROTATION =
            new KeyRotationId(UUID.fromString("0199a0de-0000-7000-8000-00000000707a"));
    private static final FailedLoginsId FAILED =
            new FailedLoginsId(UUID.fromString("0199a0de-0000-7000-8000-00000000fa11"));
    private static final EmailProofId PROOF = new EmailProofId(UUID.fromString("0199a0de-0000-7000-8000-00000000e0a1"));
    private static final PasskeyId PASSKEY = new PasskeyId(UUID.fromString("0199a0de-0000-7000-8000-00000000f1d0"));
    private static final PasskeyChallenge CHALLENGE = new PasskeyChallenge("Y2hhbGxlbmdl".repeat(8));
    private static final ApiTokenId API_TOKEN = new ApiTokenId(UUID.fromString("0199a0de-0000-7000-8000-0000000000b7"));
    private static final MailId MAIL = new MailId(UUID.fromString("0199a0de-0000-7000-8000-00000000a011"));
    private static final RecoveryId RECOVERY = new RecoveryId(UUID.fromString("0199a0de-0000-7000-8000-0000000000ec"));
    private static final LookupHash NAME = new LookupHash("5e".repeat(32));
    private static final TokenHash TOKEN = new TokenHash("a3".repeat(32));
    private static final Instant AT = Instant.parse("2026-11-21T10:15:30.123456Z");
    private static final Instant LATER = Instant.parse("2026-12-21T10:15:30Z");

    private EventExamples() {}

    /** Sealed by nobody: only its form counts here. */
    private static Sealed sealed(String field) {
        byte[] ciphertext = Arrays.copyOf(field.getBytes(StandardCharsets.US_ASCII), field.length() + Sealed.TAG_BYTES);
        return Sealed.of(KEY, new byte[Sealed.NONCE_BYTES], ciphertext);
    }

    static List<Object> all() {
        return List.of(
                new AccountNameReserved(NAME, ADA),
                new AccountRegistered(
                        ADA,
                        NAME,
                        sealed("username"),
                        sealed("displayName"),
                        sealed("email"),
                        sealed("passwordHash"),
                        Set.of(ServerRole.ADMIN, ServerRole.MEMBER),
                        AT),
                new PasswordChanged(ADA, sealed("passwordHash"), SESSION, AT),
                new PasswordRehashed(ADA, sealed("passwordHash"), AT),
                new AddressKnown(ADA, new AddressHash("ad".repeat(16)), AT),
                new EmailOffered(ADA, PROOF, sealed("email"), AT),
                new EmailConfirmed(ADA, PROOF, sealed("email"), AT),
                new EmailAddressRemoved(ADA, AT),
                new PasswordRecovered(ADA, sealed("passwordHash"), RECOVERY, AT),
                new SessionsEnded(ADA, SESSION, AT),
                new AccountLocked(ADA, sealed("reason"), BOB, AT),
                new AccountUnlocked(ADA, sealed("reason"), BOB, AT),
                new RoleGranted(ADA, ServerRole.OPERATOR, BOB, AT),
                new RoleTaken(ADA, ServerRole.OPERATOR, BOB, AT),
                new SessionStarted(SESSION, ADA, TOKEN, sealed("device"), AT, LATER),
                new SessionRefreshed(SESSION, ADA, TOKEN, AT, LATER),
                new SessionProved(SESSION, ADA, AT),
                new SessionEnded(SESSION, ADA, EndReason.TOKEN_REUSED, AT),
                new LoginsFailed(FAILED, ADA, NAME, new AddressHash("ad".repeat(16)), 6, 94, AT, LATER, null),
                new TotpOffered(ADA, sealed("secret"), AT),
                new TotpConfirmed(ADA, 59_456_160, AT),
                new TotpUsed(ADA, 59_456_161, AT),
                new BackupCodesIssued(ADA, sealed("hashes"), AT),
                new BackupCodeUsed(ADA, 9, AT),
                new EmailEnrolled(ADA, AT),
                new EmailCodeOffered(ADA, PROOF, AT),
                new EmailCodeUsed(ADA, PROOF, AT),
                new EmailRemoved(ADA, AT),
                new PasskeyOffered(ADA, CHALLENGE, AT),
                new PasskeyEnrolled(ADA, PASSKEY, sealed("credential"), sealed("label"), 1, true, false, AT),
                new PasskeyUsed(ADA, PASSKEY, CHALLENGE, 2, true, AT),
                new PasskeyRemoved(ADA, PASSKEY, AT),
                new FactorsRemoved(ADA, BOB, AT),
                new BotCreated(ADA, BOB, BOB, AT),
                new ApiTokenIssued(
                        ADA,
                        API_TOKEN,
                        BOB,
                        BOB,
                        sealed("label"),
                        Set.of(
                                Permission.SEND_MESSAGES,
                                Permission.READ_CHANNEL,
                                Permission.CHAT,
                                Permission.SEE_OWN_ACCOUNT),
                        TOKEN,
                        AT,
                        LATER),
                new ApiTokenRevoked(ADA, API_TOKEN, BOB, AT),
                new ApiTokenUsed(ADA, API_TOKEN, AT),
                new MailBegun(MAIL, ADA, MailKind.PASSWORD_CHANGED, AT),
                new MailSent(MAIL, ADA, AT),
                new MailGivenUp(MAIL, ADA, Why.TOO_LATE, LATER),
                new MailingReached(12_345, AT),
                new RecoveryRequested(RECOVERY, NAME, AT),
                new RecoveryUsed(RECOVERY, ADA, AT),
                new ChannelNameReserved(NAME, CHANNEL),
                new ChannelNameReleased(NAME, CHANNEL),
                new ChannelCreated(CHANNEL, NAME, sealed("name"), ChannelKind.PUBLIC, sealed("topic"), ADA, AT),
                new ChannelRenamed(CHANNEL, NAME, sealed("name"), ADA, AT),
                new TopicChanged(CHANNEL, sealed("topic"), ADA, AT),
                new ChannelArchived(CHANNEL, ADA, AT),
                new ChannelUnarchived(CHANNEL, ADA, AT),
                new MemberJoined(CHANNEL, BOB, ChannelRole.MEMBER, ADA, AT),
                new MemberRoleChanged(CHANNEL, BOB, ChannelRole.MODERATOR, ADA, AT),
                new MemberMuted(CHANNEL, BOB, LATER, ADA, AT),
                new MemberUnmuted(CHANNEL, BOB, ADA, AT),
                new MemberLeft(CHANNEL, BOB, BOB, AT),
                new MessageSent(MESSAGE, CHANNEL, ADA, sealed("text"), OTHER, AT),
                new MessageEdited(MESSAGE, CHANNEL, ADA, sealed("text"), AT),
                new MessageDeleted(MESSAGE, CHANNEL, ADA, BOB, AT),
                new ReactionAdded(MESSAGE, CHANNEL, new Emoji("\uD83D\uDC4D"), BOB, AT),
                new ReactionRemoved(MESSAGE, CHANNEL, new Emoji("\uD83D\uDC4D"), BOB, AT),
                new ReadMarked(CHANNEL, BOB, 42, AT),
                new KeyRotationStarted(ROTATION, ADA, AT),
                new KeyRotationCompleted(ROTATION, 100_000, LATER),
                new ErasureRequested(ERASURE, new OfAccount(BOB), ADA, LATER, AT),
                new ErasureTakenBack(ERASURE, new OfChannel(CHANNEL), ADA, AT),
                new ErasureBegun(ERASURE, new OfAccount(BOB), ADA, AT),
                new ErasureCompleted(ERASURE, new OfAccount(BOB), 12, 3_456, AT),
                new HoldPlaced(HOLD, new OfChannel(CHANNEL), sealed("reason"), ADA, AT),
                new HoldLifted(HOLD, new OfChannel(CHANNEL), ADA, AT),
                new RetentionSet(CHANNEL, new KeepFor(Duration.ofDays(90)), ADA, AT),
                new RetentionApplied(CHANNEL, YearMonth.of(2026, 8), 78, AT));
    }
}
