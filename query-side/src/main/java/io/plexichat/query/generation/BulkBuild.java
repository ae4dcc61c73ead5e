package io.plexichat.query.generation;

import io.plexichat.query.projection.BulkReader;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.projection.Throttle;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The part of a build that reads the log itself. It holds the claim on the generation from its first step until it leaves. */
final class BulkBuild {
    private static final Logger log = LoggerFactory.getLogger(BulkBuild.class);
    private static final long NOT_READING = Long.MIN_VALUE;

    private final Schema schema;
    private final BulkReader reader;
    private final BuildTable table;
    private final BooleanSupplier goesOn;
    private final Supplier<Throttle> throttle;
    private volatile long readingSince = NOT_READING;
    private boolean open;

    BulkBuild(Schema schema, BulkReader reader, BuildTable table, BooleanSupplier goesOn, Supplier<Throttle> throttle) {
        this.schema = schema;
        this.reader = reader;
        this.table = table;
        this.goesOn = goesOn;
        this.throttle = throttle;
    }

    long position() {
        return reader.position();
    }

    long parked() {
        return reader.parked();
    }

    /** The time it has been reading since that was last written down. */
    Duration reading() {
        long since = readingSince;
        return since == NOT_READING ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    /** @return whether it came to the end of the log */
    boolean read() throws Exception {
        open();
        readingSince = System.nanoTime();
        try {
            return reader.read(goesOn, throttle);
        } finally {
            table.worked(schema, reading());
            readingSince = NOT_READING;
        }
    }

    /** @return whether all is done that was put off */
    boolean index() throws Exception {
        open();
        reader.index();
        return reader.readDeferred(goesOn, throttle);
    }

    /** Lets another process go on, or the runner that takes what follows. */
    void leave() {
        if (!open) {
            return;
        }
        open = false;
        try {
            reader.close();
        } catch (RuntimeException e) {
            log.debug("The claim on {} was not given back; it ends by itself.", schema, e);
        }
    }

    boolean isDiskFull(Throwable failure) {
        return reader.isDiskFull(failure);
    }

    /** Whether a failure is that something is away, so that waiting helps. */
    boolean isPassing(Throwable failure) {
        return reader.isPassing(failure);
    }

    private void open() throws Exception {
        if (!open) {
            reader.open();
            open = true;
        }
    }
}
