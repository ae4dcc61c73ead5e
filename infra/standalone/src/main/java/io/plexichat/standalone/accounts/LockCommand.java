package io.plexichat.standalone.accounts;

import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.standalone.remote.RemoteCommand;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "lock",
        description = {
            "Keeps everybody out of an account, and ends its sessions at once.",
            "Whoever tries to log in is told that the password is wrong."
        },
        mixinStandardHelpOptions = true)
final class LockCommand extends RemoteCommand {
    @Parameters(paramLabel = "NAME", description = "The user name of the account.")
    private String name = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; kept in the log, sealed.")
    private String reason = "";

    @Override
    protected int run(PlexiChatClient client, PrintWriter out) {
        client.accounts().lock(name, reason);
        out.println("Locked the account " + name + ".");
        return RemoteWork.DONE;
    }
}
