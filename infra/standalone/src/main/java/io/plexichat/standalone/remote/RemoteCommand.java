package io.plexichat.standalone.remote;

import io.plexichat.plugin.client.PlexiChatClient;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Something that is done with a server, as whoever logs in. */
public abstract class RemoteCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions server = new ServerOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public final Integer call() {
        check();
        CommandLine line = line();
        return RemoteWork.run(server, line.getErr(), client -> {
            int status = run(client, line.getOut());
            line.getOut().flush();
            return status;
        });
    }

    /** Refuses options before anything is sent, by {@link #bad}. */
    protected void check() {}

    /** @return the exit status */
    protected abstract int run(PlexiChatClient client, PrintWriter out);

    protected final ParameterException bad(String sentence) {
        return new ParameterException(line(), sentence);
    }

    private CommandLine line() {
        return Objects.requireNonNull(spec).commandLine();
    }
}
