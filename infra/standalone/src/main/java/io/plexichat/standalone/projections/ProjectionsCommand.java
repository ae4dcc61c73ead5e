package io.plexichat.standalone.projections;

import picocli.CommandLine.Command;

@Command(
        name = "projections",
        description =
                "Looks after the read models: rebuilds them beside live, watches, goes back, and their dead letters.",
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            RebuildCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            AbandonCommand.class,
            TakeOverCommand.class,
            RollbackCommand.class,
            TryCommand.class,
            WatchCommand.class,
            DeadLettersCommand.class,
            RetryCommand.class,
            EvictCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class ProjectionsCommand {}
