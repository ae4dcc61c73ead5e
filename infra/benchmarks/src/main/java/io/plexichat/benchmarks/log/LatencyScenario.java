package io.plexichat.benchmarks.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;

/** From the call that publishes an event to the processor's handler, in turns with one fsync of one page on the same volume. */
final class LatencyScenario implements Scenario {

    private static final int WARM_UP = 500;
    private static final int PUBLICATIONS = 500;
    private static final int AXON_PUBLICATIONS = 20;
    private static final int PATIENCE_SECONDS = 30;
    private static final int PAGE = 8_192;
    private static final int FILE_PAGES = 2_048;

    @Override
    public void run(BenchmarkServer server, Pace pace, Findings findings) throws Exception {
        Samples log = new Samples();
        Samples fsync = new Samples();
        for (int round = 0; round < pace.rounds(); round++) {
            Samples published = new Samples();
            Samples forced = new Samples();
            try (Plexi plexi = Plexi.empty(server);
                    Handled handled = new Handled(plexi);
                    Disk disk = Disk.on(server.directory())) {
                for (int i = 0; i < WARM_UP + PUBLICATIONS; i++) {
                    double took = handled.publish();
                    double force = disk.force();
                    if (i >= WARM_UP) {
                        published.add(took);
                        forced.add(force);
                    }
                }
            }
            log.add(published.median());
            fsync.add(forced.median());
        }
        findings.add(new Finding(
                "publish to processor, median", "ms", log, "one fsync", fsync, new Target.AboveByAtMost(2)));
        Samples axon = new Samples();
        try (AxonJdbc store = AxonJdbc.empty(server, 8, 100);
                Handled handled = new Handled(store)) {
            for (int i = 0; i < AXON_PUBLICATIONS; i++) {
                axon.add(handled.publish());
            }
        }
        findings.add(new Finding(
                "publish to processor, median", "ms", log, "Axon JDBC, which polls", axon, new Target.None()));
    }

    private static final class Handled implements AutoCloseable {

        private final StoreUnderTest store;
        private final LinkedBlockingQueue<Long> times = new LinkedBlockingQueue<>();
        private final Processor processor;

        Handled(StoreUnderTest store) throws InterruptedException {
            this.store = store;
            this.processor =
                    Processor.start(store.events(), new InMemoryTokenStore(), 1, _ -> times.add(System.nanoTime()));
            publish();
        }

        /** Milliseconds until it is handled. */
        double publish() throws InterruptedException {
            long started = System.nanoTime();
            UnitsOfWork.run(() -> store.events().publish(Notes.firstEvent()));
            Long handled = times.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (handled == null) {
                throw new IllegalStateException("Expected the event to be handled.");
            }
            return (handled - started) / 1e6;
        }

        @Override
        public void close() {
            processor.close();
        }
    }

    /** A file that is as long as it gets, as a segment of the write-ahead log is. */
    private record Disk(Path path, FileChannel channel, ByteBuffer page) implements AutoCloseable {

        static Disk on(Path directory) throws IOException {
            Path path = Files.createTempFile(directory, "fsync-", "");
            Disk disk =
                    new Disk(path, FileChannel.open(path, StandardOpenOption.WRITE), ByteBuffer.allocateDirect(PAGE));
            for (int i = 0; i < FILE_PAGES; i++) {
                disk.write();
            }
            disk.channel.force(true);
            disk.channel.position(0);
            return disk;
        }

        /** Milliseconds that it took. */
        double force() throws IOException {
            if (channel.position() == FILE_PAGES * (long) PAGE) {
                channel.position(0);
            }
            long started = System.nanoTime();
            write();
            channel.force(false);
            return (System.nanoTime() - started) / 1e6;
        }

        private void write() throws IOException {
            page.clear();
            while (page.hasRemaining()) {
                channel.write(page);
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
            Files.delete(path);
        }
    }
}
