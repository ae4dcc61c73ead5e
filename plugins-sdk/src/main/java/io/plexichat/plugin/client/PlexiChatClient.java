package io.plexichat.plugin.client;

import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * One account's view of a server. Calls that can be repeated without harm are repeated while the server is away or busy, for
 * {@link ClientSettings#retryFor}; everything else that goes wrong is a {@link PlexiChatException}.
 */
public final class PlexiChatClient implements AutoCloseable {
    private record Login(
            String username, String password, @Nullable String code) {}

    private record Refresh(String refreshToken) {}

    private record Registration(
            String username, String password, @Nullable String displayName) {}

    private static final int LIVE_WINDOW = 64;

    private final Transport transport;
    private final boolean loggedIn;

    private PlexiChatClient(Transport transport, boolean loggedIn) {
        this.transport = transport;
        this.loggedIn = loggedIn;
    }

    /** Logs in. Not tried again: whoever starts a tool wants to know at once that its server is not there. */
    public static PlexiChatClient connect(URI server, String username, String password) {
        return connect(ClientSettings.of(server), new Credentials(username, password));
    }

    public static PlexiChatClient connect(ClientSettings settings, Credentials credentials) {
        Transport transport = new Transport(settings);
        Session session = new Session(new SessionCalls(transport), credentials, InstantSource.system());
        try {
            session.accessToken();
        } catch (RuntimeException failed) {
            transport.close();
            throw failed;
        }
        transport.authenticate(session);
        return new PlexiChatClient(transport, true);
    }

    /** Acts for a bot by an API token of it. Nothing is asked of the server yet. */
    public static PlexiChatClient withToken(ClientSettings settings, String apiToken) {
        Transport transport = new Transport(settings);
        transport.authenticate(Session.of(apiToken));
        return new PlexiChatClient(transport, false);
    }

    /** Makes a new account and logs in with it. */
    public static PlexiChatClient register(ClientSettings settings, Credentials credentials) {
        try (Transport transport = new Transport(settings)) {
            transport.call(Call.post(
                            "/api/v1/accounts", new Registration(credentials.username(), credentials.password(), null))
                    .anonymous());
        }
        return connect(settings, credentials);
    }

    public Account me() {
        return transport.call(Call.get("/api/v1/me"), Account.class);
    }

    public Channels channels() {
        return new Channels(transport);
    }

    public Messages messages() {
        return new Messages(transport);
    }

    public LoginSessions sessions() {
        return new LoginSessions(transport);
    }

    /** For admins. */
    public Accounts accounts() {
        return new Accounts(transport);
    }

    public Bots bots() {
        return new Bots(transport);
    }

    /** For admins. */
    public Keys keys() {
        return new Keys(transport);
    }

    /** For admins. */
    public Projections projections() {
        return new Projections(transport);
    }

    /** Ends the session this client made when it connected. A later call makes another. Nothing for one with a token. */
    public void logOut() {
        if (loggedIn) {
            transport.call(Call.delete("/api/v1/sessions/current"));
        }
    }

    /** Follows what happens from now on. */
    public EventStream follow() {
        return new EventStream(transport, Following.fromNow());
    }

    public EventStream follow(Following following) {
        return new EventStream(transport, following);
    }

    /** Follows events, and sends messages, on one connection. */
    public LiveConnection live(Following following, LiveListener listener) {
        return live(following, listener, LIVE_WINDOW);
    }

    /** @param window how many messages may be without acknowledgement */
    public LiveConnection live(Following following, LiveListener listener, int window) {
        return new LiveConnection(transport, following, listener, window).start();
    }

    Transport transport() {
        return transport;
    }

    /** The highest position this client wrote at, or was told of; -1 before the first. */
    public long position() {
        return transport.positions().last();
    }

    /** Later reads see at least this position. */
    public void see(long position) {
        transport.positions().seen(position);
    }

    @Override
    public void close() {
        transport.close();
    }

    private record SessionCalls(Transport transport) implements Session.Issuer {
        @Override
        public Session.Tokens login(Credentials credentials) {
            return issue(
                    "/api/v1/sessions", new Login(credentials.username(), credentials.password(), credentials.code()));
        }

        @Override
        public Session.Tokens refresh(String refreshToken) {
            return issue("/api/v1/sessions/refresh", new Refresh(refreshToken));
        }

        private Session.Tokens issue(String path, Object body) {
            return transport.callOnce(Call.post(path, body).anonymous(), Session.Tokens.class);
        }
    }
}
