package io.plexichat.axonserver;

import io.plexichat.kernel.account.AccountCommand;
import io.plexichat.kernel.account.AccountCommand.ChangePassword;
import io.plexichat.kernel.account.AccountCommand.ConfirmEmail;
import io.plexichat.kernel.account.AccountCommand.GrantRole;
import io.plexichat.kernel.account.AccountCommand.LockAccount;
import io.plexichat.kernel.account.AccountCommand.OfferEmail;
import io.plexichat.kernel.account.AccountCommand.ProvisionAccounts;
import io.plexichat.kernel.account.AccountCommand.RegisterAccount;
import io.plexichat.kernel.account.AccountCommand.RemoveEmailAddress;
import io.plexichat.kernel.account.AccountCommand.TakeRole;
import io.plexichat.kernel.account.AccountCommand.UnlockAccount;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.bot.BotCommand;
import io.plexichat.kernel.bot.BotCommand.CreateBot;
import io.plexichat.kernel.channel.ChannelCommand;
import io.plexichat.kernel.channel.ChannelCommand.CreateChannel;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.DirectChannels;
import io.plexichat.kernel.erasure.ErasureCommand;
import io.plexichat.kernel.erasure.ErasureCommand.RequestOwnErasure;
import io.plexichat.kernel.erasure.RetentionCommand;
import io.plexichat.kernel.factor.FactorCommand;
import io.plexichat.kernel.factor.FactorCommand.ConfirmTotp;
import io.plexichat.kernel.factor.FactorCommand.EnrolEmail;
import io.plexichat.kernel.factor.FactorCommand.EnrolPasskey;
import io.plexichat.kernel.factor.FactorCommand.IssueBackupCodes;
import io.plexichat.kernel.factor.FactorCommand.OfferPasskey;
import io.plexichat.kernel.factor.FactorCommand.OfferTotp;
import io.plexichat.kernel.factor.FactorCommand.RemoveEmail;
import io.plexichat.kernel.factor.FactorCommand.RemoveFactors;
import io.plexichat.kernel.factor.FactorCommand.RemovePasskey;
import io.plexichat.kernel.factor.FactorCommand.ResetFactors;
import io.plexichat.kernel.key.KeyCommand;
import io.plexichat.kernel.mail.MailCommand;
import io.plexichat.kernel.mail.MailCommand.BeginMail;
import io.plexichat.kernel.mail.MailCommand.ReachMailing;
import io.plexichat.kernel.mail.MailCommand.SettleMail;
import io.plexichat.kernel.mail.MailingEvent;
import io.plexichat.kernel.message.MessageCommand;
import io.plexichat.kernel.message.MessageCommand.AddReaction;
import io.plexichat.kernel.message.MessageCommand.DeleteMessage;
import io.plexichat.kernel.message.MessageCommand.EditMessage;
import io.plexichat.kernel.message.MessageCommand.EraseMessages;
import io.plexichat.kernel.message.MessageCommand.RemoveReaction;
import io.plexichat.kernel.message.MessageCommand.SendMessages;
import io.plexichat.kernel.message.ReadMarkerCommand;
import io.plexichat.kernel.message.ReadMarkerCommand.MarkRead;
import io.plexichat.kernel.recovery.RecoveryCommand;
import io.plexichat.kernel.recovery.RecoveryCommand.CompleteRecovery;
import io.plexichat.kernel.recovery.RecoveryCommand.RequestRecovery;
import io.plexichat.kernel.session.LoginCommand;
import io.plexichat.kernel.session.LoginCommand.OfferLoginCode;
import io.plexichat.kernel.session.LoginCommand.OfferPasskeyLogin;
import io.plexichat.kernel.session.LoginCommand.RecordFailedLogins;
import io.plexichat.kernel.session.SessionCommand;
import io.plexichat.kernel.session.SessionCommand.EndSession;
import io.plexichat.kernel.session.SessionCommand.ProveSession;
import io.plexichat.kernel.session.SessionCommand.ProveSessionByPasskey;
import io.plexichat.kernel.session.SessionCommand.RefreshSession;
import io.plexichat.kernel.session.SessionCommand.StartSession;
import io.plexichat.kernel.session.SessionCommand.StartSessionByPasskey;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.distributed.RoutingStrategy;

/**
 * Which commands meet in one process: those with the same key. What decides about a channel, and what is sent to it, does, so a
 * send is decided on what the last change left. So does what logs in by a name, what locks it and what changes its password, and all that changes roles on the server. The others are
 * kept apart by the log, which takes one event of an aggregate after the other.
 */
final class CommandRouting implements RoutingStrategy {
    /** There is one. */
    private static final String KEY_RING = "key-ring";

    /** A token tells whose it is only to those who can check it. */
    private static final String RECOVERIES = "recoveries";

    /** All meet: two administrators do not take their roles from each other. */
    private static final String SERVER_ROLES = "server-roles";

    @Override
    public String getRoutingKey(CommandMessage<?> command) {
        return switch (command.getPayload()) {
            case AccountCommand account -> key(account);
            case SessionCommand session -> key(session);
            case FactorCommand factor -> key(factor);
            case BotCommand bot -> key(bot);
            case ChannelCommand channel -> key(channel);
            case MessageCommand message -> key(message);
            case ReadMarkerCommand marker -> key(marker);
            case LoginCommand login -> key(login);
            case MailCommand mail -> key(mail);
            case RecoveryCommand recovery -> key(recovery);
            case KeyCommand _ -> KEY_RING;
            case ErasureCommand erasure -> key(erasure);
            case RetentionCommand retention -> String.valueOf(retention.channelId());
            default ->
                throw new IllegalArgumentException("Expected a command, but got " + command.getPayloadType() + ".");
        };
    }

    private static String key(AccountCommand command) {
        return switch (command) {
            case RegisterAccount register -> key(register.username());
            case ChangePassword change -> key(change.username());
            case LockAccount lock -> key(lock.username());
            case UnlockAccount unlock -> key(unlock.username());
            case OfferEmail offer -> offer.accountId().toString();
            case RemoveEmailAddress remove -> remove.accountId().toString();
            case ConfirmEmail confirm -> confirm.accountId().toString();
            case GrantRole _, TakeRole _ -> SERVER_ROLES;
            case ProvisionAccounts provision ->
                provision.names().isEmpty()
                        ? ""
                        : key(provision.names().getFirst().username());
        };
    }

    private static String key(SessionCommand command) {
        return switch (command) {
            case StartSession start -> key(start.username());
            case StartSessionByPasskey start -> start.passkey().accountId().toString();
            case RefreshSession _, ProveSession _, ProveSessionByPasskey _, EndSession _ ->
                command.sessionId().toString();
        };
    }

    private static String key(LoginCommand command) {
        return switch (command) {
            case OfferLoginCode offer -> key(offer.username());
            // Any: it is computed of nothing.
            case OfferPasskeyLogin offer -> String.valueOf(offer.at());
            case RecordFailedLogins recorded ->
                recorded.failures().isEmpty()
                        ? ""
                        : recorded.failures().getFirst().id().toString();
        };
    }

    private static String key(FactorCommand command) {
        return switch (command) {
            case OfferTotp offer -> offer.accountId().toString();
            case ConfirmTotp confirm -> confirm.accountId().toString();
            case IssueBackupCodes issue -> issue.accountId().toString();
            case RemoveFactors remove -> remove.accountId().toString();
            case EnrolEmail enrol -> enrol.accountId().toString();
            case RemoveEmail remove -> remove.accountId().toString();
            case OfferPasskey offer -> offer.accountId().toString();
            case EnrolPasskey enrol -> enrol.accountId().toString();
            case RemovePasskey remove -> remove.accountId().toString();
            case ResetFactors reset -> key(reset.username());
        };
    }

    private static String key(BotCommand command) {
        return command instanceof CreateBot create
                ? key(create.username())
                : command.accountId().toString();
    }

    private static String key(MailCommand command) {
        return switch (command) {
            case BeginMail begin -> begin.mailId().toString();
            case SettleMail settle -> settle.mailId().toString();
            case ReachMailing _ -> MailingEvent.AGGREGATE;
        };
    }

    /** Those who ask for one name are counted in one place. */
    private static String key(RecoveryCommand command) {
        return switch (command) {
            case RequestRecovery request -> key(request.username());
            case CompleteRecovery _ -> RECOVERIES;
        };
    }

    private static String key(ChannelCommand command) {
        return command instanceof CreateChannel create && create.kind() == ChannelKind.DIRECT
                ? direct(create)
                : command.channelId().toString();
    }

    private static String key(MessageCommand command) {
        return switch (command) {
            case SendMessages send -> send.channelId().toString();
            case EditMessage edit -> edit.messageId().toString();
            case DeleteMessage delete -> delete.messageId().toString();
            case EraseMessages erase ->
                erase.messageIds().isEmpty()
                        ? ""
                        : erase.messageIds().getFirst().toString();
            case AddReaction add -> add.messageId().toString();
            case RemoveReaction remove -> remove.messageId().toString();
        };
    }

    private static String key(ReadMarkerCommand command) {
        return switch (command) {
            case MarkRead mark -> mark.channelId().toString();
        };
    }

    private static String key(ErasureCommand command) {
        return command instanceof RequestOwnErasure own
                ? key(own.username())
                : command.subject().toString();
    }

    private static String key(Username username) {
        return username.normalised();
    }

    /** The id that the conversation of these people has; any, if there can be none. */
    private static String direct(CreateChannel create) {
        Set<AccountId> people = new HashSet<>(create.members());
        people.add(create.creator());
        return people.size() < 2 || people.size() > DirectChannels.MAX_PEOPLE
                ? create.channelId().toString()
                : DirectChannels.idOf(people).toString();
    }
}
