package io.plexichat.standalone.remote;

import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.PlexiChatException;
import io.plexichat.plugin.client.ProblemException;
import java.io.PrintWriter;
import java.util.function.ToIntFunction;

/** Does something with a server; what stands in the way is one sentence and status 2. */
public final class RemoteWork {
    public static final int DONE = 0;
    public static final int FAILED = 2;

    private RemoteWork() {}

    /**
     * @param work its exit status
     * @return the exit status
     */
    public static int run(ServerOptions server, PrintWriter err, ToIntFunction<PlexiChatClient> work) {
        try (PlexiChatClient client = server.connect()) {
            int status = work.applyAsInt(client);
            client.logOut();
            return status;
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
