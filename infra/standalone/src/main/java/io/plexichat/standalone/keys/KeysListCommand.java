package io.plexichat.standalone.keys;

import io.plexichat.plugin.client.KeyRing;
import io.plexichat.plugin.client.KeyRing.Generation;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.standalone.remote.RemoteCommand;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import picocli.CommandLine.Command;

@Command(
        name = "list",
        description = "Lists the generations of keys, the newest first, and how far a rotation is.",
        mixinStandardHelpOptions = true)
public final class KeysListCommand extends RemoteCommand {
    private static final String LINE = "%-10s  %-8s  %-8s  %-20s  %10s  %s%n";

    @Override
    protected int run(PlexiChatClient client, PrintWriter out) {
        KeyRing ring = client.keys().list();
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
        return RemoteWork.DONE;
    }
}
