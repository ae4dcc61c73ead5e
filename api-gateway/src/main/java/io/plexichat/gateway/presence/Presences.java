package io.plexichat.gateway.presence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plexichat.gateway.ServerTime;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.ephemeral.EphemeralState;
import io.plexichat.kernel.ephemeral.Leases;
import io.plexichat.kernel.presence.PresenceChoice;
import io.plexichat.kernel.presence.PresenceRejections;
import io.plexichat.kernel.presence.PresenceState;
import io.plexichat.kernel.session.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What is shared of presence, read and written. */
final class Presences {
    private static final String SESSIONS = "presence:";
    private static final String CHOICE = "presence-choice:";
    private static final String SEEN = "presence-seen:";
    private static final int REMEMBERED = 100_000;

    private final EphemeralState state;
    private final JsonMapper json;
    private final ServerTime time;
    private final Duration kept;
    /** For when they cannot be read: who was invisible stays so. */
    private final Cache<AccountId, Preferences> known = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    Presences(EphemeralState state, JsonMapper json, ServerTime time, Duration kept) {
        this.state = state;
        this.json = json;
        this.time = time;
        this.kept = kept;
    }

    /** Of each account. Those whose choices cannot be read, and were not read before, are shown offline. */
    Mono<Map<AccountId, Presence>> of(Collection<AccountId> accounts) {
        List<String> groups = accounts.stream().map(Presences::group).toList();
        List<String> keys = accounts.stream()
                .flatMap(account -> Stream.of(CHOICE + account, SEEN + account))
                .toList();
        return Mono.zip(
                Mono.fromFuture(() -> state.leases().held(groups)),
                Mono.fromFuture(() -> state.values().get(keys)).map(Values::new).onErrorReturn(new Values(null)),
                (sessions, values) -> {
                    Map<AccountId, Presence> found = new HashMap<>();
                    for (AccountId account : accounts) {
                        found.put(account, presence(account, sessions.getOrDefault(group(account), Map.of()), values));
                    }
                    return found;
                });
    }

    Mono<Presence> of(AccountId account) {
        return of(Set.of(account)).map(found -> Objects.requireNonNull(found.get(account)));
    }

    /** Rejected with {@code presence.unavailable}. */
    Mono<Preferences> preferences(AccountId account) {
        return Mono.fromFuture(() -> state.values().get(Set.of(CHOICE + account)))
                .map(values -> preferences(account, new Values(values)))
                .onErrorMap(Presences::unavailable);
    }

    /** As they are or, when they cannot be read, as they are believed to be. */
    Mono<Preferences> believed(AccountId account) {
        return preferences(account).onErrorResume(_ -> Mono.just(remembered(account)));
    }

    /** Rejected with {@code presence.unavailable}. */
    Mono<Void> put(AccountId account, Preferences preferences) {
        return Mono.fromFuture(() -> state.values().put(CHOICE + account, json.writeValueAsString(preferences), kept))
                .doOnSuccess(_ -> known.put(account, preferences))
                .then(preferences.showLastSeen() ? Mono.empty() : remove(SEEN + account))
                .onErrorMap(Presences::unavailable);
    }

    /** Written only where it may be shown. Whether it could be is nobody's business. */
    Mono<Void> seen(AccountId account) {
        return preferences(account)
                .filter(Preferences::showLastSeen)
                .flatMap(_ -> Mono.fromFuture(() -> state.values()
                        .put(SEEN + account, Long.toString(time.now().toEpochMilli()), kept)))
                .onErrorComplete();
    }

    Mono<Void> connected(AccountId account, String holder, SessionId session) {
        return Mono.fromFuture(() -> state.leases().hold(group(account), holder, session.toString(), Leases.UNLIMITED))
                .then(prolonged(CHOICE + account))
                .then(prolonged(SEEN + account));
    }

    Mono<Void> disconnected(AccountId account, String holder) {
        return Mono.fromFuture(() -> state.leases().release(group(account), holder));
    }

    /** All but being invisible. Rejected with {@code presence.unavailable}. */
    Mono<Void> forget(AccountId account) {
        return preferences(account)
                .flatMap(before -> before.choice() == PresenceChoice.INVISIBLE
                        ? put(account, Preferences.HIDDEN)
                        : remove(CHOICE + account)
                                .then(remove(SEEN + account))
                                .doOnSuccess(_ -> known.invalidate(account)))
                .onErrorMap(Presences::unavailable);
    }

    /** Whose sessions a group of leases is; empty for a group of something else. */
    static Optional<AccountId> account(String group) {
        return group.startsWith(SESSIONS)
                ? Optional.of(new AccountId(UUID.fromString(group.substring(SESSIONS.length()))))
                : Optional.empty();
    }

    /** @param found null when they could not be read */
    private record Values(@Nullable Map<String, String> found) {}

    private Presence presence(AccountId account, Map<String, String> sessions, Values values) {
        Preferences preferences = preferences(account, values);
        Set<SessionId> connected = sessions.values().stream()
                .map(session -> new SessionId(UUID.fromString(session)))
                .collect(Collectors.toSet());
        PresenceState visible = preferences.visible(connected);
        String seen = values.found() == null ? null : values.found().get(SEEN + account);
        return new Presence(
                visible,
                preferences.status().at(time.now()),
                seen == null || visible != PresenceState.OFFLINE || !preferences.showLastSeen()
                        ? null
                        : Instant.ofEpochMilli(Long.parseLong(seen)));
    }

    private Preferences preferences(AccountId account, Values values) {
        if (values.found() == null) {
            return remembered(account);
        }
        String text = values.found().get(CHOICE + account);
        Preferences preferences = text == null ? Preferences.NONE : parsed(text);
        known.put(account, preferences);
        return preferences;
    }

    private Preferences remembered(AccountId account) {
        return Objects.requireNonNullElse(known.getIfPresent(account), Preferences.HIDDEN);
    }

    private Preferences parsed(String text) {
        try {
            return json.readValue(text, Preferences.class);
        } catch (JacksonException _) {
            // Of a release that knows more.
            return Preferences.HIDDEN;
        }
    }

    private Mono<Void> prolonged(String key) {
        return Mono.fromFuture(() -> state.values().prolong(key, kept)).onErrorComplete();
    }

    private Mono<Void> remove(String key) {
        return Mono.fromFuture(() -> state.values().remove(key));
    }

    private static String group(AccountId account) {
        return SESSIONS + account;
    }

    private static Throwable unavailable(Throwable e) {
        return PresenceRejections.UNAVAILABLE.because(
                "Expected to read or write what the account chose to be, but what keeps it is away.");
    }
}
