package io.plexichat.plugin.client;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Looking after bots and their API tokens: of one's own, and for admins of all. */
public final class Bots {
    private static final String ROOT = "/api/v1/bots";

    private record NewBot(
            String username,
            @Nullable String displayName,
            @Nullable String owner) {}

    private record NewToken(
            String label, List<String> scopes, @Nullable Instant expiresAt) {}

    private record Tokens(List<ApiToken> items) {}

    private final Transport transport;

    Bots(Transport transport) {
        this.transport = transport;
    }

    /**
     * In the order of their ids.
     *
     * @param cursor of the page before; null for the first
     */
    public Page<Bot> list(@Nullable String cursor) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("cursor", cursor);
        return transport.call(Call.get(Call.path(ROOT, parameters)), new TypeReference<>() {});
    }

    /** By its name, however that is written. */
    public Optional<Bot> find(String username) {
        String cursor = null;
        do {
            Page<Bot> page = list(cursor);
            Optional<Bot> found = page.items().stream()
                    .filter(bot -> bot.username().equalsIgnoreCase(username))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
            cursor = page.cursor();
        } while (cursor != null);
        return Optional.empty();
    }

    /**
     * Makes one; for admins.
     *
     * @param displayName its name without
     * @param owner the user name of who looks after it; the caller without
     */
    public void create(String username, @Nullable String displayName, @Nullable String owner) {
        transport.call(Call.post(ROOT, new NewBot(username, displayName, owner)));
    }

    /** The first that was made first. */
    public List<ApiToken> tokens(UUID bot) {
        return transport.call(Call.get(tokensOf(bot)), Tokens.class).items();
    }

    /**
     * @param scopes such as {@code read-channel}
     * @param expiresAt after the server's usual time without
     */
    public IssuedApiToken issueToken(UUID bot, String label, List<String> scopes, @Nullable Instant expiresAt) {
        return transport.call(Call.post(tokensOf(bot), new NewToken(label, scopes, expiresAt)), IssuedApiToken.class);
    }

    /** Ends it at once, with what is open by it. */
    public void revokeToken(UUID bot, UUID token) {
        transport.call(Call.delete(tokensOf(bot) + "/" + token));
    }

    private static String tokensOf(UUID bot) {
        return ROOT + "/" + bot + "/tokens";
    }
}
