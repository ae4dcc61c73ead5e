package io.plexichat.query.projection;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** How much of the processors that this process may use is used by nobody, itself included. */
public final class SpareProcessors {
    /** What is told is of a span as long as this; of a shorter one it would be chance. */
    private static final Duration SPAN = Duration.ofSeconds(1);

    private static final SpareProcessors ALL = new SpareProcessors();

    private final OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private long lookedAt = System.nanoTime() - SPAN.toNanos();
    private double part = 1;

    private SpareProcessors() {}

    /** From 0 to 1, as of about a second ago. 1 where the system does not tell. */
    public static double part() {
        return ALL.look();
    }

    /** The system tells of the time since it was last asked, so all in a process have to ask by one. */
    private synchronized double look() {
        long now = System.nanoTime();
        if (now - lookedAt >= SPAN.toNanos()) {
            lookedAt = now;
            double used = machine.getCpuLoad();
            part = used >= 0 ? Math.max(0, 1 - used) : 1;
        }
        return part;
    }
}
