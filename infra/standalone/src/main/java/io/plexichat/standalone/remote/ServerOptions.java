package io.plexichat.standalone.remote;

import io.plexichat.plugin.client.ClientSettings;
import io.plexichat.plugin.client.Credentials;
import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.ProblemException;
import io.plexichat.plugin.client.ServerUnreachableException;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server, and as whom. */
public final class ServerOptions {
    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "${env:PLEXICHAT_SERVER:-http://127.0.0.1:8080}",
            description = "The server, default $${PLEXICHAT_SERVER} or http://127.0.0.1:8080.")
    private URI server = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--user",
            paramLabel = "NAME",
            defaultValue = "${env:PLEXICHAT_USER}",
            description = "The account, default $${PLEXICHAT_USER}.")
    private @Nullable String user;

    @Option(
            names = "--password",
            paramLabel = "PASSWORD",
            arity = "0..1",
            interactive = true,
            defaultValue = "${env:PLEXICHAT_PASSWORD}",
            description = "Its password, default $${PLEXICHAT_PASSWORD}; without a value it is asked for.")
    private @Nullable String password;

    @Option(
            names = "--code",
            paramLabel = "CODE",
            arity = "0..1",
            interactive = true,
            description = "Of its second factor, where there is one; without a value it is asked for.")
    private @Nullable String code;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            arity = "0..1",
            interactive = true,
            defaultValue = "${env:PLEXICHAT_TOKEN}",
            description =
                    "An API token of a bot instead of both, default $${PLEXICHAT_TOKEN}; without a value it is asked for.")
    private @Nullable String token;

    /** Logs in, unless there is a token and no user. What stands in the way is told in one sentence. */
    public PlexiChatClient connect() {
        try {
            if (token != null && !token.isEmpty() && (user == null || user.isEmpty())) {
                return PlexiChatClient.withToken(ClientSettings.of(server), token);
            }
            return PlexiChatClient.connect(
                    ClientSettings.of(server),
                    new Credentials(required("--user", user), required("--password", password), code));
        } catch (IllegalArgumentException noAddress) {
            throw new RemoteException(String.valueOf(noAddress.getMessage()), noAddress);
        } catch (ServerUnreachableException lost) {
            throw new RemoteException(
                    "No server answers at " + server + ". Is it running? Start it with: ./plexichat run", lost);
        } catch (ProblemException problem) {
            throw new RemoteException(
                    switch (problem.code()) {
                        case "session.bad-credentials" ->
                            "The server at " + server + " does not take this user name and password.";
                        case "session.second-factor-required" ->
                            "The account has a second factor. Give a code of it with --code.";
                        default -> "The server at " + server + " refused the login: " + problem.detail();
                    },
                    problem);
        }
    }

    private static String required(String option, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            String variable = "PLEXICHAT_" + option.substring(2).toUpperCase(Locale.ROOT);
            throw new RemoteException("Expected " + option + " or the environment variable " + variable + ".", null);
        }
        return value;
    }
}
