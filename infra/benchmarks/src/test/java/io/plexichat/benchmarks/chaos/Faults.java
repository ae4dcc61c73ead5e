package io.plexichat.benchmarks.chaos;

import io.plexichat.benchmarks.chaos.ChaosServers.Part;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One fault after the other, at random. Each is over, and what was killed is ready again, before the next. */
final class Faults {
    private static final Logger log = LoggerFactory.getLogger(Faults.class);
    private static final double CUT_SHARE = 0.03;
    private static final int CUTTING_MILLIS = 3_000;
    private static final int LONGEST_ABSENCE_MILLIS = 6_000;
    private static final int LONGEST_PEACE_MILLIS = 6_000;

    private final ChaosServers servers;
    private final Random random;
    private final Map<String, Integer> done = new TreeMap<>();

    Faults(ChaosServers servers, Random random) {
        this.servers = servers;
        this.random = random;
    }

    void strikeFor(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            strike();
            Thread.sleep(random.nextInt(LONGEST_PEACE_MILLIS));
        }
    }

    /** How many of each kind. */
    Map<String, Integer> done() {
        return done;
    }

    private void strike() throws InterruptedException {
        switch (random.nextInt(10)) {
            case 0, 1 -> cutSome();
            case 2 -> {
                count("cut all connections");
                servers.http().cutAll();
                servers.rsocket().cutAll();
            }
            case 3, 4 -> withoutRedis();
            case 5, 6 -> kill(List.of(anyOf(gateways())));
            case 7 -> kill(List.of(anyOf(servers.parts())));
            case 8 -> {
                Part stopped = anyOf(servers.parts());
                count("stop " + stopped);
                stopped.stop();
                stopped.startAgain();
            }
            default -> kill(random.nextBoolean() ? gateways() : others());
        }
    }

    private void cutSome() throws InterruptedException {
        count("cut some connections");
        servers.http().cut(CUT_SHARE);
        servers.rsocket().cut(CUT_SHARE);
        Thread.sleep(CUTTING_MILLIS);
        servers.http().cut(0);
        servers.rsocket().cut(0);
    }

    private void withoutRedis() throws InterruptedException {
        count("kill Redis");
        servers.redis().kill();
        Thread.sleep(random.nextInt(LONGEST_ABSENCE_MILLIS));
        servers.redis().startAgain();
    }

    private void kill(List<Part> parts) throws InterruptedException {
        count("kill " + parts);
        parts.forEach(Part::kill);
        Thread.sleep(random.nextInt(LONGEST_ABSENCE_MILLIS));
        // Together, as the machine would.
        parts.parallelStream().forEach(Part::startAgain);
    }

    private List<Part> gateways() {
        return servers.parts().stream().filter(Part::isGateway).toList();
    }

    /** What decides; the one that does everything where there is no other. */
    private List<Part> others() {
        List<Part> others =
                servers.parts().stream().filter(part -> !part.isGateway()).toList();
        return others.isEmpty() ? servers.parts() : others;
    }

    private Part anyOf(List<Part> parts) {
        return parts.get(random.nextInt(parts.size()));
    }

    private void count(String fault) {
        log.info("{}", fault);
        done.merge(fault, 1, Integer::sum);
    }
}
