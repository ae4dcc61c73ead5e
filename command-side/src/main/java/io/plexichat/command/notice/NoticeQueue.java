package io.plexichat.command.notice;

import io.plexichat.command.DoublingPause;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What was read and is not settled, bounded: while it is full, no more is read. For one thread. */
final class NoticeQueue {
    static final int MOST = 1_000;

    private static final DoublingPause DEFERRED_FOR = new DoublingPause(Duration.ofSeconds(30), Duration.ofMinutes(30));

    private final Map<Notice, Waiting> waiting = new LinkedHashMap<>();

    /** One notice on its way. */
    static final class Waiting {
        private final Notice notice;
        private Instant notBefore = Instant.MIN;
        private int deferrals;

        /** Until when it is this process's to send. */
        private Instant mineUntil = Instant.MIN;

        private boolean sent;

        Waiting(Notice notice) {
            this.notice = notice;
        }

        Notice notice() {
            return notice;
        }

        boolean isMine(Instant at) {
            return at.isBefore(mineUntil);
        }

        boolean wasEverMine() {
            return mineUntil.isAfter(Instant.MIN);
        }

        Instant mineUntil() {
            return mineUntil;
        }

        void mineUntil(Instant until) {
            mineUntil = until;
        }

        /** The mail server has it, and only that it does is to be recorded. */
        boolean isSent() {
            return sent;
        }

        void sent() {
            sent = true;
        }

        void laterThan(Instant until) {
            notBefore = until;
        }

        /** Twice as long each time. */
        void defer(Instant at) {
            notBefore = at.plus(DEFERRED_FOR.after(deferrals));
            deferrals++;
        }
    }

    int room() {
        return MOST - waiting.size();
    }

    void add(Notice notice) {
        waiting.put(notice, new Waiting(notice));
    }

    void remove(Waiting settled) {
        waiting.remove(settled.notice);
    }

    /** What somebody waits for comes first, and of that the oldest. */
    Optional<Waiting> next(Instant at) {
        return waiting.values().stream()
                .filter(each -> !at.isBefore(each.notBefore))
                .min(Comparator.comparing((Waiting each) -> !each.notice.isAwaited())
                        .thenComparingLong(each -> each.notice.position()));
    }

    /** When the next one is due; empty when there is none. */
    Optional<Instant> nextAt() {
        return waiting.values().stream().map(each -> each.notBefore).min(Comparator.naturalOrder());
    }

    /** @param read up to where the log was read */
    long settledThrough(long read) {
        return waiting.keySet().stream()
                .mapToLong(notice -> notice.position() - 1)
                .min()
                .orElse(read);
    }
}
