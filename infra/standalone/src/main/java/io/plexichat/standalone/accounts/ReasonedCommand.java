package io.plexichat.standalone.accounts;

import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.standalone.remote.RemoteCommand;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Does to one account what has to have a reason. */
abstract class ReasonedCommand extends RemoteCommand {
    @Parameters(paramLabel = "NAME", description = "The user name of the account.")
    private String name = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; kept in the log, sealed.")
    private String reason = "";

    @Override
    protected int run(PlexiChatClient client, PrintWriter out) {
        String done = change(client, name, reason);
        out.println(done + " the account " + name + ".");
        return RemoteWork.DONE;
    }

    /** What was done, in one word. */
    abstract String change(PlexiChatClient client, String account, String why);
}
