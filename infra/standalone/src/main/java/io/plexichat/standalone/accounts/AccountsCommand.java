package io.plexichat.standalone.accounts;

import picocli.CommandLine.Command;

@Command(
        name = "accounts",
        description = "Looks after accounts, as an administrator.",
        subcommands = {ResetFactorsCommand.class, LockCommand.class, UnlockCommand.class},
        synopsisSubcommandLabel = "COMMAND")
public final class AccountsCommand {}
