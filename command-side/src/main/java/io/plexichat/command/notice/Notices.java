package io.plexichat.command.notice;

import io.plexichat.kernel.account.AccountEvent;
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
import io.plexichat.kernel.factor.FactorEvent;
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
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.kernel.mail.MailId;
import io.plexichat.kernel.mail.MailKind;
import io.plexichat.kernel.recovery.RecoveryEvent.RecoveryRequested;
import io.plexichat.kernel.session.LoginEvent.LoginsFailed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** Which events owners are told of. */
final class Notices {
    private final Function<LookupHash, Optional<AccountId>> holders;

    /** @param holders whose a name is */
    Notices(Function<LookupHash, Optional<AccountId>> holders) {
        this.holders = holders;
    }

    /** Whom an event concerns, and what that would be told as. */
    private record Concern(AccountId account, Instant at, MailKind kind) {}

    static boolean mayConcern(Object event) {
        return event instanceof AccountEvent
                || event instanceof FactorEvent
                || event instanceof RecoveryRequested
                || event instanceof LoginsFailed;
    }

    /** @param before the event before it; null where that is not known */
    Optional<Notice> of(TrackedEventMessage<?> message, @Nullable Object before) {
        Object event = message.getPayload();
        return concern(event, before)
                .map(concern -> new Notice(
                        idOf(message, concern),
                        concern.account(),
                        concern.kind(),
                        event,
                        message.trackingToken().position().orElseThrow(),
                        message instanceof DomainEventMessage<?> domainEvent
                                ? domainEvent.getSequenceNumber()
                                : Long.MAX_VALUE,
                        concern.at()));
    }

    private Optional<Concern> concern(Object event, @Nullable Object before) {
        return switch (event) {
            case AccountEvent account -> ofAccount(account);
            case FactorEvent factor -> ofFactor(factor, before);
            case RecoveryRequested(var _, var name, var at) ->
                holders.apply(name).map(owner -> new Concern(owner, at, MailKind.RECOVERY_LINK));
            case LoginsFailed failed -> ofFailed(failed);
            default -> Optional.empty();
        };
    }

    private static Optional<Concern> ofFailed(LoginsFailed failed) {
        AccountId account = failed.accountId();
        return account == null || failed.waitsUntil() == null
                ? Optional.empty()
                : concern(account, failed.last(), MailKind.GUESSED_AT);
    }

    private static Optional<Concern> ofAccount(AccountEvent event) {
        return switch (event) {
            case EmailOffered(var account, var _, var _, var at) -> concern(account, at, MailKind.EMAIL_CODE);
            case EmailConfirmed(var account, var _, var _, var at) -> concern(account, at, MailKind.EMAIL_CHANGED);
            case EmailAddressRemoved(var account, var at) -> concern(account, at, MailKind.EMAIL_REMOVED);
            case PasswordChanged(var account, var _, var _, var at) -> concern(account, at, MailKind.PASSWORD_CHANGED);
            case PasswordRecovered(var account, var _, var _, var at) ->
                concern(account, at, MailKind.PASSWORD_RECOVERED);
            case AddressKnown(var account, var _, var at) -> concern(account, at, MailKind.NEW_ADDRESS);
            case AccountLocked(var account, var _, var _, var at) -> concern(account, at, MailKind.ACCOUNT_LOCKED);
            case AccountUnlocked(var account, var _, var _, var at) -> concern(account, at, MailKind.ACCOUNT_UNLOCKED);
            // What sessions end with is told.
            case AccountRegistered _, PasswordRehashed _, SessionsEnded _, RoleGranted _, RoleTaken _ ->
                Optional.empty();
        };
    }

    private static Optional<Concern> ofFactor(FactorEvent event, @Nullable Object before) {
        return switch (event) {
            case TotpConfirmed(var account, var _, var at) -> concern(account, at, MailKind.FACTOR_ADDED);
            case FactorsRemoved(var account, var by, var at) ->
                concern(account, at, by.equals(account) ? MailKind.FACTORS_REMOVED : MailKind.FACTORS_RESET);
            // Those that come with an authenticator are told with it.
            case BackupCodesIssued(var account, var _, var at) ->
                before instanceof TotpConfirmed ? Optional.empty() : concern(account, at, MailKind.BACKUP_CODES_ISSUED);
            case EmailEnrolled(var account, var at) -> concern(account, at, MailKind.EMAIL_CODES_ADDED);
            case EmailRemoved(var account, var at) -> concern(account, at, MailKind.EMAIL_CODES_REMOVED);
            case EmailCodeOffered(var account, var _, var at) -> concern(account, at, MailKind.LOGIN_CODE);
            case PasskeyEnrolled enrolled -> concern(enrolled.accountId(), enrolled.at(), MailKind.PASSKEY_ADDED);
            case PasskeyRemoved(var account, var _, var at) -> concern(account, at, MailKind.PASSKEY_REMOVED);
            case TotpOffered _, TotpUsed _, BackupCodeUsed _, EmailCodeUsed _, PasskeyOffered _, PasskeyUsed _ ->
                Optional.empty();
        };
    }

    private static Optional<Concern> concern(AccountId account, Instant at, MailKind kind) {
        return Optional.of(new Concern(account, at, kind));
    }

    /** Of guesses there is one mail a day and account, however many events tell of them. */
    private static MailId idOf(TrackedEventMessage<?> message, Concern concern) {
        String of = concern.kind() == MailKind.GUESSED_AT
                ? "guessed-at " + concern.account() + " "
                        + concern.at().atZone(ZoneOffset.UTC).toLocalDate()
                : message.getIdentifier();
        return new MailId(UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)));
    }
}
