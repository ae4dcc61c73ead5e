package io.plexichat.standalone.accounts;

import io.plexichat.kernel.account.Password;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.standalone.remote.RemoteCommand;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "create",
        description = {
            "Makes an account. It is a member; other roles have to be given to it.",
            "Without --new-password one is made and shown this once."
        },
        mixinStandardHelpOptions = true)
final class CreateCommand extends RemoteCommand {
    @Parameters(paramLabel = "NAME", description = "The user name of the account.")
    private String name = "";

    @Option(
            names = "--new-password",
            paramLabel = "PASSWORD",
            arity = "0..1",
            interactive = true,
            description = "Of the account; without a value it is asked for.")
    private @Nullable String password;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "A role to give it, such as operator. Repeat for more.")
    private List<String> roles = List.of();

    @Override
    protected int run(PlexiChatClient client, PrintWriter out) {
        String chosen =
                Objects.requireNonNullElseGet(password, () -> Password.random().value());
        client.accounts().create(name, chosen);
        out.println("Made the account " + name + ".");
        if (password == null) {
            out.println("Its password, shown this once: " + chosen);
        }
        out.flush();
        for (String role : roles) {
            client.accounts().grantRole(name, role);
            out.println("Gave it the role " + role + ".");
        }
        return RemoteWork.DONE;
    }
}
