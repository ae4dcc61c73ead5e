package io.plexichat.benchmarks.live;

import io.plexichat.benchmarks.Report;
import io.plexichat.benchmarks.live.LiveApi.Person;
import io.plexichat.benchmarks.product.ProcessorTimes;
import io.plexichat.benchmarks.product.ServerProcess;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** What scenarios are played on: one server with people in it. */
record Stage(
        ServerProcess server, LiveApi api, List<Person> people, Duration warmUp, Duration measured, Report report) {
    private static final Duration MOST = Duration.ofSeconds(60);

    ProcessorTimes processors() {
        return ProcessorTimes.of(server.tree());
    }

    LiveClients clients() {
        return new LiveClients(server.http());
    }

    List<String> tokens() {
        return people.stream().map(Person::token).toList();
    }

    static void rest(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException, TimeoutException {
        long end = System.nanoTime() + MOST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("Expected " + what + " within " + MOST + ".");
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }
}
