package io.plexichat.benchmarks.access;

import com.sun.management.ThreadMXBean;
import io.plexichat.benchmarks.Report;
import io.plexichat.kernel.access.Access;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.access.Permissions;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.channel.ChannelStanding;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides again and again, on standings of every kind in no order that a processor could learn, in one thread. The middle of some rounds
 * is told, and the most that any of them allocated.
 */
public final class AccessBenchmark {
    private static final int ROUNDS = 15;
    private static final int WARM_UP = 5;
    private static final int DECISIONS = 20_000_000;
    private static final int ASKED = 1 << 12;
    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Permissions[] who = new Permissions[ASKED];
    private final Permission[] permissions = new Permission[ASKED];
    private final ChannelKind[] kinds = new ChannelKind[ASKED];
    private final @Nullable ChannelRole[] roles = new ChannelRole[ASKED];
    private final @Nullable Instant[] mutes = new Instant[ASKED];
    private final ChannelStanding[] standings = new ChannelStanding[ASKED];

    private AccessBenchmark() {
        Random random = new Random(7);
        ChannelRole[] someRoles = Arrays.copyOf(ChannelRole.values(), ChannelRole.values().length + 1);
        for (int i = 0; i < ASKED; i++) {
            who[i] = Access.of(Set.of(any(ServerRole.values(), random)));
            permissions[i] = any(Permission.values(), random);
            kinds[i] = any(ChannelKind.values(), random);
            roles[i] = someRoles[random.nextInt(someRoles.length)];
            mutes[i] = random.nextInt(4) == 0 ? NOW.plusSeconds(random.nextInt(100) - 50) : null;
            standings[i] = new ChannelStanding(kinds[i], random.nextInt(8) == 0, roles[i], mutes[i]);
        }
    }

    public static void main(String... arguments) {
        AccessBenchmark benchmark = new AccessBenchmark();
        Report report = new Report();
        benchmark.measure(report, "in a channel", benchmark::inChannel);
        benchmark.measure(report, "in a channel, from the parts of its state", benchmark::fromParts);
        benchmark.measure(report, "on the server", benchmark::onServer);
        System.out.println(report);
    }

    /** So many decisions; answers how many were granted, so that none is left out. */
    private interface Round {
        int granted(int decisions);
    }

    private int inChannel(int decisions) {
        int granted = 0;
        for (int i = 0; i < decisions; i++) {
            int at = i & (ASKED - 1);
            granted +=
                    Access.decide(who[at], permissions[at], standings[at], NOW).isGranted() ? 1 : 0;
        }
        return granted;
    }

    /** As the command side does: the standing is made of what a channel knows of the asker. */
    private int fromParts(int decisions) {
        int granted = 0;
        for (int i = 0; i < decisions; i++) {
            int at = i & (ASKED - 1);
            ChannelStanding standing = new ChannelStanding(kinds[at], false, roles[at], mutes[at]);
            granted += Access.decide(who[at], permissions[at], standing, NOW).isGranted() ? 1 : 0;
        }
        return granted;
    }

    private int onServer(int decisions) {
        int granted = 0;
        for (int i = 0; i < decisions; i++) {
            int at = i & (ASKED - 1);
            granted += Access.decide(who[at], permissions[at]).isGranted() ? 1 : 0;
        }
        return granted;
    }

    private void measure(Report report, String what, Round round) {
        double[] nanos = new double[ROUNDS];
        double most = 0;
        int granted = 0;
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            long allocated = threads.getCurrentThreadAllocatedBytes();
            long start = System.nanoTime();
            granted += round.granted(DECISIONS);
            long took = System.nanoTime() - start;
            if (i >= 0) {
                nanos[i] = (double) took / DECISIONS;
                most = Math.max(most, (double) (threads.getCurrentThreadAllocatedBytes() - allocated) / DECISIONS);
            }
        }
        if (granted == 0) {
            throw new IllegalStateException("Expected some to be granted.");
        }
        Arrays.sort(nanos);
        report.add(
                "an access decision " + what,
                String.format(
                        Locale.ROOT,
                        "%.1f ns (%.1f to %.1f), %.3f bytes",
                        nanos[ROUNDS / 2],
                        nanos[0],
                        nanos[ROUNDS - 1],
                        most),
                "under 1,000 ns, nothing allocated");
    }

    private static <T> T any(T[] of, Random random) {
        return of[random.nextInt(of.length)];
    }
}
