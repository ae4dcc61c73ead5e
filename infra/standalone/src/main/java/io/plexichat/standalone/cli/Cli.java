package io.plexichat.standalone.cli;

import io.plexichat.standalone.accounts.AccountsCommand;
import io.plexichat.standalone.accounts.BotsCommand;
import io.plexichat.standalone.accounts.SessionsCommand;
import io.plexichat.standalone.erasure.VerifyCertificateCommand;
import io.plexichat.standalone.irc.ImportCommand;
import io.plexichat.standalone.keys.KeysCommand;
import io.plexichat.standalone.log.LogCommand;
import io.plexichat.standalone.projections.ProjectionsCommand;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program. Commands answer 0 when all went well, 1 when the work failed, 2 when they were asked or configured wrongly. */
@Command(
        name = "plexichat",
        synopsisHeading = "Usage: ",
        customSynopsis = "plexichat COMMAND [OPTION...]",
        header = "PlexiChat, a self-hosted chat backend whose whole history is events.%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%n",
        footer = {
            "Start a server:            PLEXICHAT_ADMIN_PASSWORD='a long one' plexichat run",
            "Help on one command:       plexichat help run",
            "Is it ready?               curl http://127.0.0.1:8080/actuator/health/readiness",
            "What can be called:        http://127.0.0.1:8080/openapi.json",
            "Look after read models:    http://127.0.0.1:8080/admin/projections"
        },
        subcommands = {
            RunCommand.class,
            ImportCommand.class,
            LogCommand.class,
            KeysCommand.class,
            AccountsCommand.class,
            BotsCommand.class,
            SessionsCommand.class,
            ProjectionsCommand.class,
            VerifyCertificateCommand.class,
            PrepareCommand.class,
            VersionCommand.class,
            HelpCommand.class
        })
public final class Cli implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    private Cli() {}

    public static void main(String... arguments) {
        PrintWriter out = new PrintWriter(System.out, true, System.out.charset());
        PrintWriter err = new PrintWriter(System.err, true, System.err.charset());
        System.exit(commandLine(out, err).execute(arguments));
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new Cli())
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setUsageHelpLongOptionsMaxWidth(30)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Cli::badUsage)
                .setExecutionExceptionHandler(new Failures());
    }

    /** No command: show what there is. */
    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    /** One line; the whole help would bury it. */
    private static int badUsage(ParameterException bad, String[] arguments) {
        CommandLine command = bad.getCommandLine();
        String message = String.valueOf(bad.getMessage()).lines().findFirst().orElse("Bad usage.");
        String guesses = bad instanceof UnmatchedArgumentException unmatched
                        && !unmatched.getSuggestions().isEmpty()
                ? " Did you mean '" + unmatched.getSuggestions().getFirst() + "'?"
                : "";
        command.getErr()
                .println("plexichat: " + message + guesses + " See 'plexichat help"
                        + command.getCommandSpec().qualifiedName().substring("plexichat".length()) + "'.");
        return CommandLine.ExitCode.USAGE;
    }
}
