package io.plexichat.standalone.keys;

import io.plexichat.plugin.client.KeyRing;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.standalone.remote.RemoteWork;
import io.plexichat.standalone.remote.ServerOptions;
import io.plexichat.standalone.terminal.ProgressBar;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "rotate",
        description = {
            "Makes a new key-encryption key and wraps all data keys again.",
            "Nothing of the history is written anew. Interrupting this command does not stop the server's work."
        },
        mixinStandardHelpOptions = true)
public final class KeysRotateCommand implements Callable<Integer> {
    private static final long BETWEEN_LOOKS_MILLIS = 250;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        return RemoteWork.run(server, line.getErr(), client -> rotate(client, line.getErr(), line.getOut()));
    }

    private static int rotate(PlexiChatClient client, PrintWriter err, PrintWriter out) {
        int before = newest(client.keys().list());
        client.keys().rotate();
        ProgressBar progress = null;
        KeyRing ring = client.keys().list();
        while (newest(ring) == before || ring.remaining() > 0) {
            if (progress == null) {
                progress = new ProgressBar(err, "keys", ring.keys());
            }
            progress.show(newest(ring) == before ? 0 : ring.keys() - ring.remaining());
            pause();
            ring = client.keys().list();
        }
        if (progress != null) {
            progress.end();
        }
        out.printf(Locale.ROOT, "Generation %d is current and wraps %,d keys.%n", newest(ring), ring.keys());
        out.flush();
        return RemoteWork.DONE;
    }

    private static int newest(KeyRing ring) {
        return ring.items().isEmpty() ? 0 : ring.items().getFirst().generation();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the server rotates.", e);
        }
    }
}
