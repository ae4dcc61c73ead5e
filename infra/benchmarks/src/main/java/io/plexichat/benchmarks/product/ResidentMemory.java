package io.plexichat.benchmarks.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Memory of a set of processes, as Linux counts it.
 *
 * @param residentBytes pages that several share counted for each of them
 * @param proportionalBytes pages that several share divided among them
 */
public record ResidentMemory(long residentBytes, long proportionalBytes) {
    public static ResidentMemory of(List<ProcessHandle> processes) {
        long resident = 0;
        long proportional = 0;
        for (ProcessHandle process : processes) {
            try {
                for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/smaps_rollup"))) {
                    resident += line.startsWith("Rss:") ? kilobytes(line) * 1024 : 0;
                    proportional += line.startsWith("Pss:") ? kilobytes(line) * 1024 : 0;
                }
            } catch (IOException ended) {
                // A process that has ended has no memory.
            }
        }
        return new ResidentMemory(resident, proportional);
    }

    private static long kilobytes(String line) {
        return Long.parseLong(line.replaceAll("\\D", ""));
    }
}
