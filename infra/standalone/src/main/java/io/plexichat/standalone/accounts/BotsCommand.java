package io.plexichat.standalone.accounts;

import picocli.CommandLine.Command;

@Command(
        name = "bots",
        description = "Looks after accounts of programs and the API tokens that they act by.",
        subcommands = {BotsListCommand.class, BotsCreateCommand.class, BotTokensCommand.class},
        footer = "To keep a bot out, and end its tokens: plexichat accounts lock NAME --reason TEXT",
        synopsisSubcommandLabel = "COMMAND")
public final class BotsCommand {}
