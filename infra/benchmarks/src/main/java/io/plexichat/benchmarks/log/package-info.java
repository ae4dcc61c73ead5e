/**
 * Measures the log beside Axon's JDBC engine, plain SQL and the disk, all on one Postgres server and in one process. Those that are
 * compared take turns, so that what else the machine does falls on both; what counts is the ratio of the medians.
 */
@NullMarked
package io.plexichat.benchmarks.log;

import org.jspecify.annotations.NullMarked;
