package io.plexichat.standalone.accounts;

import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.standalone.remote.RemoteCommand;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "reset-factors",
        description = {
            "Removes the second factors of an account whose owner lost them.",
            "Make sure that it is the owner who asks: afterwards the password alone is enough."
        },
        mixinStandardHelpOptions = true)
final class ResetFactorsCommand extends RemoteCommand {
    @Parameters(paramLabel = "NAME", description = "The user name of the account.")
    private String name = "";

    @Override
    protected int run(PlexiChatClient client, PrintWriter out) {
        client.accounts().resetFactors(name);
        out.println("Removed the second factors of " + name + ".");
        return RemoteWork.DONE;
    }
}
