package io.plexichat.gateway.channel;

import io.plexichat.gateway.Commands;
import io.plexichat.gateway.GatewayProperties;
import io.plexichat.gateway.Queries;
import io.plexichat.gateway.ServerTime;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.message.ReadMarkerCommand.MarkRead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Marks channels as read so that scrolling does not write an event for each message. The first mark of an account in a channel is carried
 * out at once. Those of the interval after it wait for its end; then the furthest is carried out, and all are answered by that. So
 * what is answered is durable, a crash loses no answered mark, and a stop waits for those that wait.
 */
@Component
public final class ReadMarks implements SmartLifecycle {
    /** Accounts in channels that marked within an interval. Further ones are not made to wait. */
    private static final int MOST_WINDOWS = 100_000;

    private final Commands commands;
    private final Queries queries;
    private final ServerTime time;
    private final Duration interval;
    private final Scheduler timer;
    private final Map<Reader, Window> windows = new ConcurrentHashMap<>();
    private volatile boolean running;

    @Autowired
    ReadMarks(Commands commands, Queries queries, ServerTime time, GatewayProperties properties) {
        this(commands, queries, time, properties.readMarkerInterval(), Schedulers.parallel());
    }

    ReadMarks(Commands commands, Queries queries, ServerTime time, Duration interval, Scheduler timer) {
        this.commands = commands;
        this.queries = queries;
        this.time = time;
        this.interval = interval;
        this.timer = timer;
    }

    /** Completes when everything up to the position is durably marked as read. */
    public Mono<Void> mark(AccountId account, ChannelId channel, long position) {
        return Mono.deferContextual(context -> {
            Reader reader = new Reader(account, channel);
            // A position that may not be there is for the command side to refuse, without spoiling the marks of others.
            if (!running || interval.isZero() || position > known()) {
                return send(reader, position).then();
            }
            return mark(reader, position, context);
        });
    }

    /** Up to which position events are surely there. */
    private long known() {
        return Math.max(queries.liveHead(), commands.newest());
    }

    private Mono<Void> mark(Reader reader, long position, ContextView context) {
        if (windows.size() >= MOST_WINDOWS) {
            return send(reader, position).then();
        }
        Window opened = new Window();
        AtomicReference<@Nullable CompletableFuture<Long>> answer = new AtomicReference<>();
        windows.compute(reader, (_, present) -> {
            if (present == null) {
                return opened;
            }
            answer.set(present.await(position, context));
            return present;
        });
        CompletableFuture<Long> awaited = answer.get();
        if (awaited != null) {
            return commands.shared(Mono.fromFuture(awaited, true)).then();
        }
        endLater(reader, opened);
        return send(reader, position).doOnError(_ -> forget(reader, opened)).then();
    }

    /** What was refused wrote nothing, so nobody has to wait for it. */
    private void forget(Reader reader, Window window) {
        windows.computeIfPresent(
                reader, (_, present) -> present.equals(window) && present.waiting == null ? null : present);
    }

    private void endLater(Reader reader, Window window) {
        Runnable end = () -> {
            CompletableFuture<Long> _ = end(reader, window);
        };
        var _ = timer.schedule(end, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Carries out what waits, after which the next interval begins.
     *
     * @return its answer; complete when nothing waits
     */
    private CompletableFuture<Long> end(Reader reader, Window window) {
        AtomicReference<@Nullable Waiting> taken = new AtomicReference<>();
        windows.computeIfPresent(reader, (_, present) -> {
            if (!present.equals(window)) {
                return present;
            }
            taken.set(present.waiting);
            present.waiting = null;
            return taken.get() != null && running ? present : null;
        });
        Waiting waiting = taken.get();
        if (waiting == null) {
            return CompletableFuture.completedFuture(0L);
        }
        if (running) {
            endLater(reader, window);
        }
        var _ = send(reader, waiting.position())
                .contextWrite(Context.of(waiting.context()))
                .subscribe(waiting.answer()::complete, waiting.answer()::completeExceptionally);
        return waiting.answer();
    }

    private Mono<Long> send(Reader reader, long position) {
        return commands.send(new MarkRead(reader.channel(), reader.account(), position, time.now()));
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    /** Before the server begins to wait for the requests in flight, which it so need not. */
    @Override
    public void stop(Runnable stopped) {
        running = false;
        List<CompletableFuture<Long>> answers = new ArrayList<>();
        windows.forEach((reader, window) -> answers.add(end(reader, window)));
        var _ = CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .whenComplete((_, _) -> stopped.run());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private record Reader(AccountId account, ChannelId channel) {}

    /** @param context of the request that marked furthest: it is carried out on its behalf */
    private record Waiting(long position, ContextView context, CompletableFuture<Long> answer) {}

    /** An interval, and the furthest mark that waits for its end. Its place in the map is its lock. */
    private static final class Window {
        private @Nullable Waiting waiting;

        CompletableFuture<Long> await(long position, ContextView context) {
            Waiting before = waiting;
            if (before == null || position > before.position()) {
                CompletableFuture<Long> answer = before == null ? new CompletableFuture<>() : before.answer();
                waiting = new Waiting(position, context, answer);
                return answer;
            }
            return before.answer();
        }
    }
}
