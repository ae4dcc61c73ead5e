package io.plexichat.standalone.log;

import picocli.CommandLine.Command;

@Command(
        name = "log",
        description = "Looks after the log.",
        subcommands = LogVerifyCommand.class,
        synopsisSubcommandLabel = "COMMAND")
public final class LogCommand {}
