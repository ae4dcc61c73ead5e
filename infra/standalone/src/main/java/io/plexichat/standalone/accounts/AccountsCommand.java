package io.plexichat.standalone.accounts;

import picocli.CommandLine.Command;

@Command(
        name = "accounts",
        description = "Looks after accounts, as an administrator.",
        subcommands = {
            AccountsListCommand.class,
            LoginsCommand.class,
            CreateCommand.class,
            RolesCommand.class,
            LockCommand.class,
            UnlockCommand.class,
            ResetFactorsCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class AccountsCommand {}
