package io.plexichat.standalone.accounts;

import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.standalone.remote.RemoteCommand;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "unlock", description = "Lets the owner of an account in again.", mixinStandardHelpOptions = true)
final class UnlockCommand extends RemoteCommand {
    @Parameters(paramLabel = "NAME", description = "The user name of the account.")
    private String name = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; kept in the log, sealed.")
    private String reason = "";

    @Override
    protected int run(PlexiChatClient client, PrintWriter out) {
        client.accounts().unlock(name, reason);
        out.println("Unlocked the account " + name + ".");
        return RemoteWork.DONE;
    }
}
