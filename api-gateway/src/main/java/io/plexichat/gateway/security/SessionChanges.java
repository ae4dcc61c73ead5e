package io.plexichat.gateway.security;

import io.plexichat.gateway.Caller;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.bot.ApiTokenId;
import io.plexichat.kernel.ephemeral.Topics;
import io.plexichat.kernel.session.SessionId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/** Ends of sessions, told to every gateway and there to whoever serves them. A hint: who is not told finds out by checking. */
final class SessionChanges {
    private static final String TOPIC = "sessions";

    private final Topics topics;
    private final Consumer<Change> first;
    /** By session or API token, and by account. */
    private final Map<Object, Set<FluxSink<Long>>> waiting = new ConcurrentHashMap<>();

    /** @param first told of each change before those who wait */
    SessionChanges(Topics topics, Consumer<Change> first) {
        this.topics = topics;
        this.first = first;
        topics.listen(TOPIC, text -> Change.parse(text).ifPresent(this::heard));
    }

    /**
     * @param subject a session, an API token, or an account of which some ended
     * @param position of the event
     */
    record Change(Object subject, long position) {
        private static final Pattern FORM = Pattern.compile("([sat])([0-9a-f-]{36})@([0-9]{1,18})");

        static Change of(SessionId session, long position) {
            return new Change(session, position);
        }

        static Change of(AccountId account, long position) {
            return new Change(account, position);
        }

        static Change of(ApiTokenId token, long position) {
            return new Change(token, position);
        }

        String text() {
            String kind = switch (subject) {
                case SessionId _ -> "s";
                case ApiTokenId _ -> "t";
                default -> "a";
            };
            return kind + subject + "@" + position;
        }

        /** Empty for what a later release says. */
        static Optional<Change> parse(String text) {
            Matcher form = FORM.matcher(text);
            if (!form.matches()) {
                return Optional.empty();
            }
            UUID id = UUID.fromString(form.group(2));
            Object subject = switch (form.group(1)) {
                case "s" -> new SessionId(id);
                case "t" -> new ApiTokenId(id);
                default -> new AccountId(id);
            };
            return Optional.of(new Change(subject, Long.parseLong(form.group(3))));
        }
    }

    /** Also told here. */
    void tell(Change change) {
        topics.publish(List.of(TOPIC), change.text());
    }

    Flux<Long> of(Caller caller) {
        return Flux.create(
                sink -> {
                    List<Object> subjects = caller.endsWith();
                    subjects.forEach(subject -> waiting.compute(subject, (_, sinks) -> with(sinks, sink)));
                    sink.onDispose(() -> subjects.forEach(
                            subject -> waiting.computeIfPresent(subject, (_, sinks) -> without(sinks, sink))));
                },
                FluxSink.OverflowStrategy.LATEST);
    }

    /** The sessions, or API tokens, of which somebody waits for the end. */
    <T> Set<T> waitedFor(Class<T> kind) {
        return waiting.keySet().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .collect(Collectors.toSet());
    }

    /** Tells nobody but who is served here. */
    void heard(Change change) {
        first.accept(change);
        waiting.getOrDefault(change.subject(), Set.of()).forEach(sink -> sink.next(change.position()));
    }

    private static Set<FluxSink<Long>> with(@Nullable Set<FluxSink<Long>> sinks, FluxSink<Long> more) {
        Set<FluxSink<Long>> all = sinks == null ? ConcurrentHashMap.newKeySet() : sinks;
        all.add(more);
        return all;
    }

    private static @Nullable Set<FluxSink<Long>> without(Set<FluxSink<Long>> sinks, FluxSink<Long> one) {
        sinks.remove(one);
        return sinks.isEmpty() ? null : sinks;
    }
}
