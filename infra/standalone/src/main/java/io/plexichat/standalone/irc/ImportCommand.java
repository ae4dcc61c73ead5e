package io.plexichat.standalone.irc;

import picocli.CommandLine.Command;

@Command(
        name = "import",
        description = "Brings history from elsewhere into a channel.",
        subcommands = ImportIrcCommand.class,
        synopsisSubcommandLabel = "COMMAND")
public final class ImportCommand {}
