package io.plexichat.benchmarks.log;

import io.plexichat.benchmarks.send.Unsealed;
import io.plexichat.plugin.client.PlexiChatClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Messages of 191 characters sent over HTTP to one server, the product as it is packaged: in turns to a channel whose messages are sealed and
 * to one whose messages are not. All else is the same for both, also how warm the server is and how much is in its tables.
 *
 * @param jar of the product
 */
record SendScenario(Path jar) implements Scenario {
    private static final int PEOPLE = 32;
    /** Not counted: a server that has just started is several times slower. */
    private static final int WARM_UP_ROUNDS = 4;

    @Override
    public void run(BenchmarkServer server, Pace pace, Findings findings) throws Exception {
        Rates withSealing = new Rates();
        Rates without = new Rates();
        try (SendServer product = SendServer.start(jar, server.directory(), PEOPLE)) {
            AtomicLong number = new AtomicLong();
            boolean openFirst = true;
            for (int round = -WARM_UP_ROUNDS; round < pace.rounds(); round++) {
                Rate first = rate(product, pace, openFirst, number);
                Rate second = rate(product, pace, !openFirst, number);
                if (round >= 0) {
                    withSealing.add(openFirst ? second : first);
                    without.add(openFirst ? first : second);
                }
                openFirst = !openFirst;
            }
        }
        findings.add(
                "messages sent over HTTP, with sealing",
                "messages/s",
                withSealing,
                "without sealing",
                without,
                new Target.RatioAtLeast(0.95),
                "processor time each until it can be read and found");
    }

    /** Processor time is the server's, its Postgres's and its Elasticsearch's, and counts until their read models have all of it. */
    private static Rate rate(SendServer product, Pace pace, boolean open, AtomicLong number)
            throws InterruptedException, ExecutionException {
        UUID channel = product.channelThatIs(open);
        product.awaitReadModels(channel);
        ProcessorTime processors = product.processorTime();
        Duration before = processors.now();
        long first = number.get();
        Rate rate = ClosedLoop.run(
                new Pace(PEOPLE, pace.warmUp(), pace.measured(), 1, 0),
                processors,
                () -> send(product, channel, number));
        product.awaitReadModels(channel);
        double micros = processors.now().minus(before).toNanos() / 1e3;
        return new Rate(rate.perSecond(), micros / (number.get() - first));
    }

    private static void send(SendServer product, UUID channel, AtomicLong number) {
        PlexiChatClient person =
                product.people().get(ThreadLocalRandom.current().nextInt(PEOPLE));
        person.messages().send(channel, Unsealed.text(number.incrementAndGet()));
    }
}
