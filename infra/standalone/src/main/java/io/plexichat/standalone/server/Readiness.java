package io.plexichat.standalone.server;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

/** The same answer that {@code /actuator/health/readiness} gives. */
final class Readiness {
    private static final Logger log = LoggerFactory.getLogger(Readiness.class);

    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ConfigurableApplicationContext context;
    private final HealthEndpoint health;

    Readiness(ConfigurableApplicationContext context) {
        this.context = context;
        this.health = context.getBean(HealthEndpoint.class);
    }

    /** Returns when the server is ready, however long that takes: read models may have much to catch up with. */
    void await() {
        long began = System.nanoTime();
        boolean told = false;
        while (!isReady()) {
            if (!context.isActive()) {
                throw StartFailure.configuration("Stopped before it was ready.");
            }
            if (!told && System.nanoTime() - began > PATIENCE.toNanos()) {
                log.warn("Not ready after {} s; still trying.", PATIENCE.toSeconds());
                told = true;
            }
            pause();
        }
    }

    private boolean isReady() {
        var readiness = health.healthForPath("readiness");
        return readiness != null && Status.UP.equals(readiness.getStatus());
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while starting.", e);
        }
    }
}
