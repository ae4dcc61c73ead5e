package io.plexichat.plugin.client;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Follows events and sends messages over a WebSocket, made again whenever it is lost: each event once, in position order; each message
 * again until it is acknowledged, which has one effect. It ends when it is closed, which any thread may do, and as
 * {@link LiveListener#ended} says.
 */
public final class LiveConnection implements AutoCloseable {
    /** Without a sign of life for this long the server is asked for one, and given up when it has none for as long again. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    /** 10,000 code points; a frame that is too large would be lost with its connection, again and again. */
    private static final int MOST_CHARACTERS = 20_000;

    private static final class ListenerFailedException extends RuntimeException {
        ListenerFailedException(RuntimeException cause) {
            super("The listener failed.", cause);
        }
    }

    private final Transport transport;
    private final LiveListener listener;
    private final Duration silence;
    private final InFlight inFlight;
    private final Backoff backoff;
    private final LiveToken token;
    private final Thread thread;
    private volatile Following following;
    private volatile boolean closed;

    LiveConnection(Transport transport, Following following, LiveListener listener, int window) {
        this(transport, following, listener, window, SILENCE);
    }

    LiveConnection(Transport transport, Following following, LiveListener listener, int window, Duration silence) {
        this.transport = transport;
        this.following = following;
        this.listener = listener;
        this.silence = silence;
        this.inFlight = new InFlight(window);
        this.backoff = transport.backoff();
        this.token = new LiveToken(transport);
        this.thread = Thread.ofVirtual().name("plexichat-live").unstarted(this::run);
    }

    LiveConnection start() {
        thread.start();
        return this;
    }

    /**
     * Sends a message, also while the connection is being made again. Messages reach the log in the order they were sent, unless the
     * server puts one off (see {@link ProblemException#passing}) after which others were taken. Waits while a whole window of them is
     * without acknowledgement.
     *
     * @throws IllegalArgumentException if it is longer than servers take, or imported
     * @throws IllegalStateException in a listener, where it may not wait
     */
    public CompletableFuture<Acknowledgement> send(UUID channelId, Draft draft) throws InterruptedException {
        if (draft.author() != null || draft.sentAt() != null || draft.text().length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("Expected a message of one's own of at most 10,000 characters.");
        }
        if (!inFlight.takeRoom()) {
            if (Thread.currentThread().equals(thread)) {
                throw new IllegalStateException(
                        "Expected room for another message, but a whole window of them is not acknowledged.");
            }
            inFlight.awaitRoom();
        }
        return inFlight.add(channelId, draft);
    }

    /** Of the last event told: where another connection goes on. Empty before it is known. */
    public Optional<Long> position() {
        return Optional.ofNullable(following.after());
    }

    /** What is not acknowledged fails. Whether it had an effect is not known. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        try {
            while (!closed) {
                follow();
            }
            inFlight.end(transport.unreachable(new InterruptedException("Closed.")));
        } catch (PlexiChatException ended) {
            inFlight.end(ended);
            if (!closed) {
                listener.ended(ended);
            }
        } catch (ListenerFailedException failed) {
            inFlight.end(transport.unreachable(failed));
            throw failed;
        }
    }

    /** One connection, and the pause after it. */
    private void follow() {
        LiveSocket socket = new LiveSocket(transport::unreachable);
        try {
            transport.connect("/api/v1/realtime", token.current(), socket);
            PlexiChatException why = take(socket);
            recover(why);
        } catch (ProblemException | ServerUnreachableException why) {
            recover(why);
        } catch (InterruptedException _) {
            closed = true;
        } finally {
            inFlight.disconnected();
            socket.close();
        }
    }

    private void recover(PlexiChatException why) {
        inFlight.disconnected();
        if (closed) {
            return;
        }
        if (why instanceof ProblemException problem && problem.status() == 401 && token.replace()) {
            return;
        }
        boolean passing = !(why instanceof ProblemException problem) || problem.passing() || problem.status() >= 500;
        if (!passing) {
            throw why;
        }
        heard(() -> listener.lost(why));
        Optional<Duration> asked = why instanceof ProblemException problem ? problem.retryAfter() : Optional.empty();
        if (!backoff.await(asked) && !closed) {
            throw why;
        }
    }

    /** Until it is lost, for which the answer is why. */
    private PlexiChatException take(LiveSocket socket) throws InterruptedException {
        boolean asked = false;
        boolean begun = false;
        while (!closed) {
            LiveFrame frame = socket.next(silence);
            if (frame == null && asked) {
                return transport.unreachable(new IllegalStateException("The server is silent."));
            }
            asked = frame == null;
            token.renew(socket);
            switch (frame) {
                case null -> socket.say(LiveFrame.PING);
                case LiveFrame.Ready(long head) -> {
                    // Said once for the connection, and once for each later token.
                    if (!begun) {
                        begin(socket, head);
                        begun = true;
                    }
                }
                case LiveFrame.Event(LiveEvent event) -> tell(event);
                case LiveFrame.CaughtUp _ -> caughtUp();
                case LiveFrame.Acked(UUID messageId, long position) -> acknowledged(messageId, position);
                case LiveFrame.Refused(UUID messageId, ProblemException problem)
                when messageId != null && !problem.passing() -> inFlight.refused(messageId, problem);
                case LiveFrame.Refused(UUID _, ProblemException problem) -> {
                    return problem;
                }
                case LiveFrame.Lost(PlexiChatException why) -> {
                    return why;
                }
                case LiveFrame.Other _ -> {}
            }
        }
        return transport.unreachable(new InterruptedException("Closed."));
    }

    private void begin(LiveSocket socket, long head) {
        Long after = following.after();
        if (after == null) {
            after = head;
            following = following.continuedAfter(head);
        }
        socket.say(LiveFrame.subscribe(after, following.channels()));
        inFlight.over(socket::say);
    }

    private void tell(LiveEvent event) {
        Long position = event.position();
        if (position != null) {
            Long last = following.after();
            if (last != null && position <= last) {
                return;
            }
            if (event.type().equals("message.sent")
                    && event.data().path("messageId").isString()) {
                acknowledged(UUID.fromString(event.data().path("messageId").asString()), position);
            }
        }
        heard(() -> listener.event(event));
        if (position != null) {
            following = following.continuedAfter(position);
            // Also where every connection is cut before the end of what was missed.
            succeeded();
        }
    }

    private void caughtUp() {
        succeeded();
        heard(listener::caughtUp);
    }

    private void succeeded() {
        token.accepted();
        backoff.succeeded();
    }

    /** So that what a listener throws is not taken for what the server said. */
    private static void heard(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException failed) {
            throw new ListenerFailedException(failed);
        }
    }

    private void acknowledged(UUID messageId, long position) {
        transport.positions().seen(position);
        inFlight.acknowledged(messageId, position);
    }
}
