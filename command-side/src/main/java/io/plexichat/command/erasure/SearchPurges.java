package io.plexichat.command.erasure;

import io.plexichat.kernel.RejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until the search engine has let go of what was deleted. That takes a minute, so it is done on a thread of its own: nobody's keys wait
 * for it, and what is asked for meanwhile waits together for the next one.
 */
final class SearchPurges {
    private static final Logger log = LoggerFactory.getLogger(SearchPurges.class);

    private final ErasureReads reads;
    private final Executor executor;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();

    /** @param executor of one thread */
    SearchPurges(ErasureReads reads, Executor executor) {
        this.reads = reads;
        this.executor = executor;
    }

    @FunctionalInterface
    interface Step {
        void run() throws InterruptedException;
    }

    private record Waiting(long position, Step then, Runnable otherwise) {}

    /**
     * @param position that everything deleted is at or before
     * @param then done once nothing of that stands in the search engine's files
     * @param otherwise when that, or {@code then}, failed
     */
    void request(long position, Step then, Runnable otherwise) {
        waiting.add(new Waiting(position, then, otherwise));
        executor.execute(this::purge);
    }

    private void purge() {
        List<Waiting> all = new ArrayList<>();
        for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
            all.add(next);
        }
        if (all.isEmpty()) {
            return;
        }
        long position = all.stream().mapToLong(Waiting::position).max().orElseThrow();
        if (succeeds(() -> reads.purgeSearch(position))) {
            all.removeIf(each -> succeeds(each.then));
        }
        all.forEach(each -> each.otherwise.run());
    }

    private static boolean succeeds(Step step) {
        try {
            step.run();
            return true;
        } catch (RejectedException e) {
            log.info(
                    "What was deleted stays in the search engine's files for now: {}",
                    e.rejection().code());
        } catch (RuntimeException e) {
            log.warn("An erasure is not done; it is tried again.", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
