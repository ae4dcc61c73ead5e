package io.plexichat.plugin.client;

import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One WebSocket. Holds no more of what comes in than a window of frames; what goes out is bounded by who sends. */
final class LiveSocket implements WebSocket.Listener {
    private static final int WINDOW = 32;
    private static final int MOST_CHARACTERS = 4 * 1024 * 1024;
    private static final int NORMAL = 1000;

    private final Function<Throwable, PlexiChatException> lost;
    private final BlockingQueue<String> incoming = new LinkedBlockingQueue<>();
    private final CompletableFuture<PlexiChatException> end = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private volatile @Nullable WebSocket socket;
    private CompletableFuture<?> written = CompletableFuture.completedFuture(null);

    /** @param lost what a failure is to its user */
    LiveSocket(Function<Throwable, PlexiChatException> lost) {
        this.lost = lost;
    }

    /** The next frame, Lost after the last; null when none comes in time. */
    @Nullable
    LiveFrame next(Duration patience) throws InterruptedException {
        String text = incoming.poll();
        if (text == null && !end.isDone()) {
            text = incoming.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (text == null || (text.isEmpty() && end.isDone())) {
            return end.isDone() ? new LiveFrame.Lost(end.join()) : null;
        }
        WebSocket open = socket;
        if (open != null) {
            open.request(1);
        }
        return LiveFrame.read(text);
    }

    /** What it is on, as soon as that is there. */
    void attach(WebSocket opened) {
        socket = opened;
    }

    /** Does not wait: frames go out one after another. */
    synchronized void say(String frame) {
        WebSocket open = socket;
        if (open != null) {
            written = written.thenCompose(_ -> open.sendText(frame, true)).whenComplete((_, failed) -> {
                if (failed != null) {
                    onError(open, failed);
                }
            });
        }
    }

    /** Without waiting for the other side. */
    synchronized void close() {
        WebSocket open = socket;
        if (open != null) {
            written = written.handle((_, _) -> NORMAL)
                    .thenCompose(code -> open.sendClose(code, ""))
                    .orTimeout(1, TimeUnit.SECONDS)
                    .whenComplete((_, _) -> open.abort());
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        attach(opened);
        opened.request(WINDOW);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (partial.length() > MOST_CHARACTERS) {
            onError(from, new IllegalStateException("Expected a shorter frame."));
            from.abort();
        } else if (last) {
            incoming.add(partial.toString());
            partial.setLength(0);
        } else {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end(CloseCodes.problem(code, reason)
                .<PlexiChatException>map(problem -> problem)
                .orElseGet(() -> lost.apply(new IllegalStateException("Closed: " + code))));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failed) {
        end(lost.apply(failed));
    }

    private void end(PlexiChatException why) {
        if (end.complete(why)) {
            incoming.add("");
        }
    }
}
