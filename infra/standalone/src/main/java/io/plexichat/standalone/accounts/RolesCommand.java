package io.plexichat.standalone.accounts;

import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.standalone.remote.RemoteCommand;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "roles",
        description = {
            "Gives roles on the server to an account and takes them from it, at once, also in its sessions.",
            "Roles: admin, auditor, operator, moderator, bot, member. See 'plexichat accounts list' for who has which."
        },
        mixinStandardHelpOptions = true)
final class RolesCommand extends RemoteCommand {
    @Parameters(paramLabel = "NAME", description = "The user name of the account.")
    private String name = "";

    @Option(names = "--grant", paramLabel = "ROLE", description = "To give it. Repeat for more.")
    private List<String> granted = List.of();

    @Option(names = "--take", paramLabel = "ROLE", description = "To take from it. Repeat for more.")
    private List<String> taken = List.of();

    @Override
    protected void check() {
        if (granted.isEmpty() && taken.isEmpty()) {
            throw bad("Expected --grant or --take, but got neither.");
        }
    }

    @Override
    protected int run(PlexiChatClient client, PrintWriter out) {
        Set<String> now = Set.of();
        for (String role : granted) {
            now = client.accounts().grantRole(name, role);
        }
        for (String role : taken) {
            now = client.accounts().takeRole(name, role);
        }
        out.println("Roles of " + name + ": " + (now.isEmpty() ? "none" : String.join(", ", new TreeSet<>(now))) + ".");
        return RemoteWork.DONE;
    }
}
