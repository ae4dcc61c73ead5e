package io.plexichat.benchmarks.log;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param writers threads that each wait for one call to end before they make the next
 * @param warmUp before each measurement, as its store starts empty and cold
 * @param measured how long each measurement takes
 * @param rounds how often those that are compared take turns
 * @param events how many are replayed and scanned
 */
record Pace(int writers, Duration warmUp, Duration measured, int rounds, int events) {}
