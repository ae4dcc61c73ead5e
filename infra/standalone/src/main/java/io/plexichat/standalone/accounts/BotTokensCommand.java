package io.plexichat.standalone.accounts;

import picocli.CommandLine.Command;

@Command(
        name = "token",
        description = "Makes, lists and revokes the API tokens of a bot.",
        subcommands = {TokenCreateCommand.class, TokenListCommand.class, TokenRevokeCommand.class},
        synopsisSubcommandLabel = "COMMAND")
final class BotTokensCommand {}
