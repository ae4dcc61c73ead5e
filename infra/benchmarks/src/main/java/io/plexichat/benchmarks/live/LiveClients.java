package io.plexichat.benchmarks.live;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.plexichat.benchmarks.Latencies;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** All connections, on few threads, each with a tally of its own. */
final class LiveClients implements AutoCloseable {
    private static final int THREADS = 1;
    private static final int AT_ONCE = 100;
    private static final Duration SOON = Duration.ofSeconds(30);

    private final URI server;
    private final MultiThreadIoEventLoopGroup threads =
            new MultiThreadIoEventLoopGroup(THREADS, NioIoHandler.newFactory());
    private final Map<EventLoop, Tally> tallies = new HashMap<>();
    private final List<LiveClient> clients = new ArrayList<>();

    LiveClients(URI server) {
        this.server = server;
        threads.forEach(thread -> tallies.put((EventLoop) thread, new Tally()));
    }

    /** Returns when the server knows them all. */
    List<LiveClient> connect(List<String> tokens) throws InterruptedException {
        List<LiveClient> connected = new ArrayList<>();
        for (int from = 0; from < tokens.size(); from += AT_ONCE) {
            List<String> some = tokens.subList(from, Math.min(from + AT_ONCE, tokens.size()));
            CountDownLatch ready = new CountDownLatch(some.size());
            List<LiveClient> opened =
                    some.stream().map(token -> open(token, ready)).toList();
            if (!ready.await(SOON.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("Expected all clients to be known, but " + ready.getCount()
                        + " are not. "
                        + opened.stream()
                                .map(LiveClient::failure)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(""));
            }
            connected.addAll(opened);
        }
        clients.addAll(connected);
        return connected;
    }

    private LiveClient open(String token, CountDownLatch ready) {
        EventLoop thread = (EventLoop) threads.next();
        LiveClient client = new LiveClient(token, Objects.requireNonNull(tallies.get(thread)), ready);
        var _ = new Bootstrap()
                .group(thread)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        var _ = channel.pipeline().addLast(client);
                    }
                })
                .connect(server.getHost(), server.getPort());
        return client;
    }

    long acknowledged() {
        return sum(Tally::acknowledged);
    }

    long delivered() {
        return sum(Tally::delivered);
    }

    private long sum(ToLongFunction<Tally> of) {
        return tallies.values().stream().mapToLong(of).sum();
    }

    void clearTimes() throws InterruptedException {
        for (Map.Entry<EventLoop, Tally> each : tallies.entrySet()) {
            var _ = each.getKey().submit(each.getValue()::clearTimes).sync();
        }
    }

    /** To be called when nothing moves. */
    Latencies sends() {
        return all(Tally::sends);
    }

    /** To be called when nothing moves. */
    Latencies deliveries() {
        return all(Tally::deliveries);
    }

    private Latencies all(Function<Tally, Times> of) {
        return Times.all(tallies.values().stream().map(of).toList());
    }

    /** Returns when all has come; throws at once when one of them failed, since what it misses never comes. */
    void awaitDelivered(long all) throws InterruptedException, TimeoutException {
        Stage.await("all to be delivered", () -> {
            check();
            return delivered() >= all;
        });
    }

    /** Throws when one of them was told of an error, lost its connection or got something twice or out of order. */
    void check() {
        for (LiveClient client : clients) {
            if (client.failure() != null) {
                throw new IllegalStateException(client.failure());
            }
        }
    }

    @Override
    public void close() {
        clients.forEach(LiveClient::close);
        var _ = threads.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
