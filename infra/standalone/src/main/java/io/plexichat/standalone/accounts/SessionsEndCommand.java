package io.plexichat.standalone.accounts;

import io.plexichat.standalone.remote.RemoteWork;
import io.plexichat.standalone.remote.ServerOptions;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "end",
        description = "Ends a session of the account that asks; see 'plexichat sessions list'.",
        mixinStandardHelpOptions = true)
final class SessionsEndCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions server = new ServerOptions();

    @Parameters(paramLabel = "SESSION", description = "Its id.")
    private UUID session = new UUID(0, 0);

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        return RemoteWork.run(server, line.getErr(), client -> {
            client.sessions().end(session);
            line.getOut().println("Ended session " + session + ".");
            line.getOut().flush();
            return RemoteWork.DONE;
        });
    }
}
