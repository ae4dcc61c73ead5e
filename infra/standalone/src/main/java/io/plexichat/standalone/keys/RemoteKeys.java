package io.plexichat.standalone.keys;

import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.PlexiChatException;
import io.plexichat.plugin.client.ProblemException;
import io.plexichat.standalone.remote.RemoteException;
import io.plexichat.standalone.remote.ServerOptions;
import java.io.PrintWriter;
import java.util.function.Consumer;

/** Does something with a server, as its administrator; what stands in the way is one sentence and status 2. */
final class RemoteKeys {
    private static final int DONE = 0;
    private static final int FAILED = 2;

    private RemoteKeys() {}

    static int with(ServerOptions server, PrintWriter err, Consumer<PlexiChatClient> work) {
        try (PlexiChatClient client = server.connect()) {
            work.accept(client);
            client.logOut();
            return DONE;
        } catch (RemoteException failed) {
            err.println(failed.sentence());
        } catch (ProblemException problem) {
            err.println("The server refused: " + problem.detail() + " (" + problem.code() + ")");
        } catch (PlexiChatException lost) {
            err.println(String.valueOf(lost.getMessage()));
        }
        return FAILED;
    }
}
