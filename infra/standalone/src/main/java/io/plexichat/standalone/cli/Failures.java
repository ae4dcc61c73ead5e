package io.plexichat.standalone.cli;

import io.plexichat.standalone.server.StartFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells a person in one sentence what went wrong; a stack trace is for what nobody foresaw. */
final class Failures implements IExecutionExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof StartFailure foreseen) {
            command.getErr().println("plexichat: " + foreseen.getMessage());
            return foreseen.isConfiguration() ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
        }
        log.error("The command {} failed.", command.getCommandName(), failure);
        return CommandLine.ExitCode.SOFTWARE;
    }
}
