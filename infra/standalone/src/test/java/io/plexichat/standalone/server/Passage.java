package io.plexichat.standalone.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A port on this machine that leads to a server, or nowhere. */
final class Passage implements AutoCloseable {
    private final int port;
    private final List<Socket> through = new CopyOnWriteArrayList<>();
    private volatile @Nullable ServerSocket entrance;

    private Passage(int port) {
        this.port = port;
    }

    static Passage closed() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Passage(free.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /** @param server its host and port */
    void open(String server) {
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            entrance = opened;
            Thread.startVirtualThread(() -> accept(opened, server));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts every connection; new ones are refused. */
    void shut() {
        ServerSocket opened = entrance;
        if (opened != null) {
            close(opened);
        }
        through.forEach(Passage::close);
        through.clear();
    }

    @Override
    public void close() {
        shut();
    }

    private void accept(ServerSocket opened, String server) {
        int colon = server.lastIndexOf(':');
        while (!opened.isClosed()) {
            try {
                Socket client = opened.accept();
                Socket target = new Socket(server.substring(0, colon), Integer.parseInt(server.substring(colon + 1)));
                through.addAll(List.of(client, target));
                Thread.startVirtualThread(() -> pump(client, target));
                Thread.startVirtualThread(() -> pump(target, client));
            } catch (IOException _) {
                // Shut, or the server is away: the client tries again.
            }
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // Either end is gone, and so is the connection.
        }
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
