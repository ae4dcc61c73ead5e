package io.plexichat.standalone.accounts;

import io.plexichat.standalone.remote.RemoteWork;
import io.plexichat.standalone.remote.ServerOptions;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "reset-factors",
        description = {
            "Removes the second factors of an account whose owner lost them.",
            "Make sure that it is the owner who asks: afterwards the password alone is enough."
        },
        mixinStandardHelpOptions = true)
final class ResetFactorsCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions server = new ServerOptions();

    @Parameters(paramLabel = "NAME", description = "The user name of the account.")
    private String name = "";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        return RemoteWork.run(server, line.getErr(), client -> {
            client.accounts().resetFactors(name);
            line.getOut().println("Removed the second factors of " + name + ".");
            line.getOut().flush();
            return RemoteWork.DONE;
        });
    }
}
