package io.plexichat.redis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.redisson.Redisson;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.redisson.config.ConstantDelay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections, and whether there is somebody at the other end. One thread looks after them; nobody else ever waits, and while Redis
 * is away nobody asks it.
 */
final class RedisLink implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RedisLink.class);

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int TIMEOUT_MILLIS = 1_000;
    private static final Duration BETWEEN_CONNECTING = Duration.ofMillis(500);
    private static final int CONNECTIONS = 8;
    private static final int LISTENING_CONNECTIONS = 2;
    /** Redis has no limit of its own. */
    private static final int TOPICS_PER_CONNECTION = 1_000_000;

    private final RedisAddress address;
    private final List<Runnable> whenWell = new CopyOnWriteArrayList<>();
    private final List<Runnable> ticks = new CopyOnWriteArrayList<>();
    private final Thread keeper = Thread.ofPlatform().name("redis").daemon().unstarted(this::keep);
    private volatile @Nullable RedissonClient client;
    private volatile boolean well;
    private volatile boolean closed;
    private boolean told;

    RedisLink(RedisAddress address) {
        this.address = address;
    }

    void start() {
        keeper.start();
    }

    /** Empty while Redis is away, or was not found yet. */
    Optional<RedissonClient> client() {
        return well ? Optional.ofNullable(client) : Optional.empty();
    }

    String key(String name) {
        return address.prefix() + name;
    }

    /** Something went wrong: Redis is not asked again before it has answered the keeper. */
    void suspect(Throwable failure) {
        if (!closed) {
            well = false;
            log.debug("Redis did not answer.", failure);
        }
    }

    /** Called by the keeper each time Redis is there again; may block for a while. */
    void onWell(Runnable listener) {
        whenWell.add(listener);
    }

    /** Called by the keeper about once a second while Redis is there. */
    void onTick(Runnable listener) {
        ticks.add(listener);
    }

    @Override
    public void close() {
        closed = true;
        well = false;
        keeper.interrupt();
        RedissonClient open = client;
        if (open != null) {
            open.shutdown(0, TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void keep() {
        try {
            while (!closed) {
                look();
                TimeUnit.NANOSECONDS.sleep(TICK.toNanos());
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    private void look() throws InterruptedException {
        try {
            RedissonClient open = connected();
            open.getScript(StringCodec.INSTANCE)
                    .evalAsync(RScript.Mode.READ_WRITE, "return 1", RScript.ReturnType.LONG)
                    .toCompletableFuture()
                    .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            if (!well) {
                well = true;
                log.info("Redis at {} is there.", address);
                told = false;
                whenWell.forEach(Runnable::run);
            }
            ticks.forEach(Runnable::run);
        } catch (ExecutionException | TimeoutException | CompletionException | RedisException e) {
            away(e);
        } catch (RuntimeException e) {
            log.error("Looking after Redis failed.", e);
        }
    }

    private void away(Exception e) {
        well = false;
        if (!told && !closed) {
            told = true;
            log.warn("Redis at {} is away; this process goes on by itself and tries again: {}", address, e.toString());
        }
    }

    /** Blocks. */
    private RedissonClient connected() {
        RedissonClient open = client;
        if (open == null) {
            open = Redisson.create(config());
            client = open;
            if (closed) {
                open.shutdown(0, TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
        return open;
    }

    private Config config() {
        Config config = new Config();
        config.setCodec(StringCodec.INSTANCE)
                .setThreads(2)
                .setNettyThreads(2)
                .setUsername(address.user())
                .setPassword(address.password());
        config.useSingleServer()
                .setAddress(address.server())
                .setDatabase(address.database())
                .setConnectionPoolSize(CONNECTIONS)
                .setConnectionMinimumIdleSize(1)
                .setSubscriptionConnectionPoolSize(LISTENING_CONNECTIONS)
                .setSubscriptionConnectionMinimumIdleSize(1)
                .setSubscriptionsPerConnection(TOPICS_PER_CONNECTION)
                .setConnectTimeout(TIMEOUT_MILLIS)
                .setTimeout(TIMEOUT_MILLIS)
                .setSubscriptionTimeout(TIMEOUT_MILLIS)
                .setRetryAttempts(0)
                .setPingConnectionInterval(TIMEOUT_MILLIS)
                .setReconnectionDelay(new ConstantDelay(BETWEEN_CONNECTING))
                .setClientName("plexichat");
        return config;
    }
}
