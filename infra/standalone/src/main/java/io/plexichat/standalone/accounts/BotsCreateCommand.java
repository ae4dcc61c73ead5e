package io.plexichat.standalone.accounts;

import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.standalone.remote.RemoteCommand;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "create",
        description = {
            "Makes the account of a program, as an administrator. It has no password: it acts by API tokens.",
            "Next: plexichat bots token create NAME --label TEXT --scope SCOPE"
        },
        mixinStandardHelpOptions = true)
final class BotsCreateCommand extends RemoteCommand {
    @Parameters(paramLabel = "NAME", description = "The user name of the bot.")
    private String name = "";

    @Option(names = "--display-name", paramLabel = "TEXT", description = "What it is called; its name without.")
    private @Nullable String displayName;

    @Option(
            names = "--owner",
            paramLabel = "NAME",
            description = "Who looks after it and may make its tokens; whoever makes it without.")
    private @Nullable String owner;

    @Override
    protected int run(PlexiChatClient client, PrintWriter out) {
        client.bots().create(name, displayName, owner);
        out.println("Made the bot " + name + ".");
        return RemoteWork.DONE;
    }
}
