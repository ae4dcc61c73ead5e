package io.plexichat.standalone.accounts;

import picocli.CommandLine.Command;

@Command(
        name = "sessions",
        description = "Shows where one is logged in, and ends logins.",
        subcommands = {SessionsListCommand.class, SessionsEndCommand.class},
        synopsisSubcommandLabel = "COMMAND")
public final class SessionsCommand {}
