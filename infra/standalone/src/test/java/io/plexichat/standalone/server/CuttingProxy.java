package io.plexichat.standalone.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between clients and a server, and cuts connections: before or after what it has in hand went on. */
final class CuttingProxy implements AutoCloseable {
    private static final int CHUNK_BYTES = 16 * 1024;

    private final URI target;
    private final Random random;
    private final ServerSocket near;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile double share;

    CuttingProxy(URI target, long seed) throws IOException {
        this.target = target;
        this.random = new Random(seed);
        this.near = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + near.getLocalPort());
    }

    /** @param part of all that passes, from 0 to 1 */
    void cut(double part) {
        share = part;
    }

    void cutAll() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        while (!near.isClosed()) {
            try {
                Socket from = near.accept();
                Socket to = new Socket(target.getHost(), target.getPort());
                open.add(from);
                open.add(to);
                Thread.ofVirtual().start(() -> pass(from, to));
                Thread.ofVirtual().start(() -> pass(to, from));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                boolean cut = random.nextDouble() < share;
                if (!cut || random.nextBoolean()) {
                    out.write(chunk, 0, read);
                }
                if (cut) {
                    return;
                }
            }
        } catch (IOException _) {
            // The other direction was cut.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    @Override
    public void close() throws IOException {
        near.close();
        cutAll();
    }
}
