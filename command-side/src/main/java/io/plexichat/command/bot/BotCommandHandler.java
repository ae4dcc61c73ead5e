package io.plexichat.command.bot;

import io.plexichat.command.Aggregates;
import io.plexichat.command.account.BotAccounts;
import io.plexichat.command.account.ServerPermissions;
import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.access.Access;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.access.Permissions;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.bot.ApiTokenUseEvent.ApiTokenUsed;
import io.plexichat.kernel.bot.BotBindings;
import io.plexichat.kernel.bot.BotCommand.CreateBot;
import io.plexichat.kernel.bot.BotCommand.CreatedBot;
import io.plexichat.kernel.bot.BotCommand.IssueApiToken;
import io.plexichat.kernel.bot.BotCommand.RecordApiTokenUse;
import io.plexichat.kernel.bot.BotCommand.RevokeApiToken;
import io.plexichat.kernel.bot.BotEvent;
import io.plexichat.kernel.bot.BotEvent.ApiTokenIssued;
import io.plexichat.kernel.bot.BotEvent.BotCreated;
import io.plexichat.kernel.bot.BotRejections;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.kernel.key.Sealed;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;

final class BotCommandHandler {
    private final BotAccounts accounts;
    private final ServerPermissions permissions;
    private final KeyVault vault;
    private final Aggregates<Bot> bots;
    private final Aggregates<ApiTokenUseRecord> uses;

    BotCommandHandler(
            BotAccounts accounts,
            ServerPermissions permissions,
            KeyVault vault,
            Aggregates<Bot> bots,
            Aggregates<ApiTokenUseRecord> uses) {
        this.accounts = accounts;
        this.permissions = permissions;
        this.vault = vault;
        this.bots = bots;
        this.uses = uses;
    }

    @CommandHandler
    CreatedBot handle(CreateBot command) {
        Access.decide(permissions.of(command.by()), Permission.MANAGE_BOTS).orReject(() -> "Expected to make a bot");
        Username named = command.owner();
        AccountId owner = named == null ? command.by() : accounts.require(named);
        if (bots.find(BotEvent.aggregateOf(owner)).isPresent()) {
            throw BotRejections.OWNER_IS_BOT.because("Expected a person to look after the bot, but it is a bot.");
        }
        accounts.create(command.accountId(), command.username(), command.displayName(), command.at());
        bots.create(() -> new Bot(new BotCreated(command.accountId(), owner, command.by(), command.at())));
        return new CreatedBot(owner);
    }

    @CommandHandler
    void handle(IssueApiToken command) {
        AccountId id = command.accountId();
        Permissions allowed = permissions.of(id);
        Sealed label = sealed(command);
        load(id, command.by()).execute(bot -> {
            if (allowed.equals(Permissions.NONE)) {
                throw BotRejections.LOCKED.because("Expected to make a token, but the bot is locked.");
            }
            if (!allowed.containsAll(Permissions.of(command.scopes()))) {
                throw CommonRejections.invalid(
                        "scopes", "not-allowed", "Expected what the roles of the bot allow, but it is more.");
            }
            bot.issue(
                    new ApiTokenIssued(
                            id,
                            command.tokenId(),
                            bot.state().owner(),
                            command.by(),
                            label,
                            command.scopes(),
                            command.hash(),
                            command.at(),
                            command.expiresAt()),
                    command.most());
        });
    }

    @CommandHandler
    void handle(RevokeApiToken command) {
        load(command.accountId(), command.by())
                .execute(bot -> bot.revoke(command.tokenId(), command.by(), command.at()));
    }

    @CommandHandler
    void handle(RecordApiTokenUse command) {
        uses.create(
                () -> new ApiTokenUseRecord(new ApiTokenUsed(command.accountId(), command.tokenId(), command.at())));
    }

    /** For its owner and administrators; others are told that there is none. */
    private Aggregate<Bot> load(AccountId id, AccountId by) {
        Permissions who = permissions.of(by);
        Aggregate<Bot> found = bots.load(BotEvent.aggregateOf(id), () -> Bot.notFound(id));
        boolean owns = found.invoke(bot -> bot.state().owner().equals(by));
        if (!Access.decide(who, owns ? Permission.OWN_ACCOUNT : Permission.MANAGE_BOTS)
                .isGranted()) {
            throw Bot.notFound(id);
        }
        return found;
    }

    private Sealed sealed(IssueApiToken command) {
        KeyScope person = KeyScope.person(command.accountId());
        return vault.sealer(person)
                .seal(
                        person,
                        BotBindings.tokenLabel(command.accountId()),
                        command.label().value());
    }
}
