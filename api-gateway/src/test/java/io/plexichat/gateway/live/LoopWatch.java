package io.plexichat.gateway.live;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Looks again and again at what the event loops are doing: they may wait for the network only. Being found waiting now and then is
 * no more than two that met; waiting at look after look is blocking.
 */
final class LoopWatch implements AutoCloseable {
    private static final int LOOKS_IN_A_ROW = 5;
    private static final Set<String> WAITS = Set.of("jdk.internal.misc.Unsafe", "java.lang.Object", "java.lang.Thread");

    private final Map<Thread, Integer> waiting = new HashMap<>();
    private final Set<String> blocked = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean over;
    private final AtomicLong looks = new AtomicLong();

    LoopWatch() {
        thread = Thread.ofPlatform().daemon().name("loop-watch").start(this::watch);
    }

    /** Where a loop was seen to wait. */
    Set<String> blocked() {
        return blocked;
    }

    /** How often the loops were looked at. */
    long looks() {
        return looks.get();
    }

    private void watch() {
        while (!over) {
            Thread.getAllStackTraces().forEach((thread, stack) -> {
                if (isLoop(thread.getName())) {
                    look(thread, stack);
                }
            });
            looks.incrementAndGet();
            try {
                TimeUnit.MILLISECONDS.sleep(2);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void look(Thread thread, StackTraceElement[] stack) {
        if (!isWaiting(thread.getState(), stack) || isLoadingAClass(stack)) {
            waiting.remove(thread);
        } else if (waiting.merge(thread, 1, Integer::sum) == LOOKS_IN_A_ROW) {
            blocked.add(
                    thread.getName() + " at " + Arrays.stream(stack).limit(12).toList());
        }
    }

    private static boolean isLoop(String name) {
        return name.startsWith("reactor-");
    }

    private static boolean isLoadingAClass(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .limit(4)
                .map(StackTraceElement::getClassName)
                .anyMatch(name -> name.startsWith("jdk.internal.loader.") || name.equals("java.lang.ClassLoader"));
    }

    /** In its system call, a loop counts as running. A class that another thread initializes is waited for by whoever needs it. */
    private static boolean isWaiting(Thread.State state, StackTraceElement[] stack) {
        return switch (state) {
            case BLOCKED -> true;
            case WAITING, TIMED_WAITING -> stack.length > 0 && WAITS.contains(stack[0].getClassName());
            default -> false;
        };
    }

    @Override
    public void close() {
        over = true;
        thread.interrupt();
    }
}
