package io.plexichat.standalone.keys;

import io.plexichat.plugin.client.KeyRing;
import io.plexichat.plugin.client.KeyRing.Generation;
import io.plexichat.standalone.remote.RemoteWork;
import io.plexichat.standalone.remote.ServerOptions;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        description = "Lists the generations of keys, the newest first, and how far a rotation is.",
        mixinStandardHelpOptions = true)
public final class KeysListCommand implements Callable<Integer> {
    private static final String LINE = "%-10s  %-8s  %-8s  %-20s  %10s  %s%n";

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        return RemoteWork.run(
                server, line.getErr(), client -> print(client.keys().list(), line.getOut()));
    }

    private static int print(KeyRing ring, PrintWriter out) {
        out.printf(Locale.ROOT, LINE, "GENERATION", "STATE", "PROVIDER", "MADE AT", "KEYS", "KEY REFERENCE");
        for (Generation each : ring.items()) {
            out.printf(
                    Locale.ROOT,
                    LINE,
                    each.generation(),
                    each.state(),
                    each.provider(),
                    each.madeAt().truncatedTo(ChronoUnit.SECONDS),
                    String.format(Locale.ROOT, "%,d", each.keys()),
                    each.keyReference());
        }
        if (ring.remaining() > 0) {
            out.printf(Locale.ROOT, "%,d of %,d keys are still to be wrapped again.%n", ring.remaining(), ring.keys());
        }
        out.println("Certificate key: " + ring.certificateKey());
        out.flush();
        return RemoteWork.DONE;
    }
}
