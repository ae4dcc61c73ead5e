package io.plexichat.benchmarks.log;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** Threads that each make one call after the other. */
final class ClosedLoop {

    private ClosedLoop() {}

    /** Measures after the warm-up. The first failure ends it. */
    static Rate run(Pace pace, ProcessorTime processors, Runnable call)
            throws InterruptedException, ExecutionException {
        LongAdder calls = new LongAdder();
        var flag = new Object() {
            volatile boolean stop;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(pace.writers())) {
            var clients = IntStream.range(0, pace.writers())
                    .<Future<?>>mapToObj(_ -> threads.submit(() -> {
                        while (!flag.stop) {
                            call.run();
                            calls.increment();
                        }
                    }))
                    .toList();
            try {
                Thread.sleep(pace.warmUp());
                long before = calls.sum();
                Duration processorBefore = processors.now();
                long started = System.nanoTime();
                Thread.sleep(pace.measured());
                double done = calls.sum() - before;
                double nanos = System.nanoTime() - started;
                return new Rate(
                        done * 1e9 / nanos,
                        processors.now().minus(processorBefore).toNanos() / 1e3 / done);
            } finally {
                flag.stop = true;
                for (Future<?> client : clients) {
                    client.get();
                }
            }
        }
    }
}
