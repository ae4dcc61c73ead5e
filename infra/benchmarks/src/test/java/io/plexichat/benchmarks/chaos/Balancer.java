package io.plexichat.benchmarks.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A TCP load balancer: each connection goes to the next server that takes it. It can cut what passes. */
final class Balancer implements AutoCloseable {
    private static final int CHUNK_BYTES = 16 * 1024;
    private static final int CONNECT_MILLIS = 1_000;

    private final ServerSocket entrance;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile List<Integer> ports = List.of();
    private volatile double share;

    Balancer() {
        try {
            entrance = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    URI http() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Of servers on this machine; connections to others go on. */
    void leadTo(List<Integer> servers) {
        ports = List.copyOf(servers);
    }

    /** @param part of all that passes from now on, from 0 to 1 */
    void cut(double part) {
        share = part;
    }

    void cutAll() {
        open.forEach(this::cut);
    }

    /** How many connections were cut. */
    int cuts() {
        return cuts.get();
    }

    private void cut(Socket socket) {
        if (open.remove(socket)) {
            cuts.incrementAndGet();
            close(socket);
        }
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                Thread.ofVirtual().start(() -> lead(client));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void lead(Socket client) {
        Socket server = reached();
        if (server == null) {
            close(client);
            return;
        }
        // One of both stands for the connection.
        open.add(client);
        Thread.ofVirtual().start(() -> pass(server, client, client));
        pass(client, server, client);
    }

    private @Nullable Socket reached() {
        List<Integer> known = ports;
        int first = turn.getAndIncrement();
        for (int i = 0; i < known.size(); i++) {
            int port = known.get(Math.floorMod(first + i, known.size()));
            Socket server = new Socket();
            try {
                server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
                return server;
            } catch (IOException _) {
                close(server);
            }
        }
        return null;
    }

    private void pass(Socket from, Socket to, Socket connection) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                boolean cut = ThreadLocalRandom.current().nextDouble() < share;
                if (!cut || ThreadLocalRandom.current().nextBoolean()) {
                    out.write(chunk, 0, read);
                }
                if (cut) {
                    cut(connection);
                    return;
                }
            }
        } catch (IOException _) {
            // The other direction ended.
        } finally {
            open.remove(connection);
        }
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception _) {
            // It is gone in any case.
        }
    }

    @Override
    public void close() {
        close(entrance);
        cutAll();
    }
}
