package io.plexichat.standalone.keys;

import picocli.CommandLine.Command;

@Command(
        name = "keys",
        description = "Looks after the keys that content is sealed under.",
        subcommands = {KeysListCommand.class, KeysRotateCommand.class},
        synopsisSubcommandLabel = "COMMAND")
public final class KeysCommand {}
