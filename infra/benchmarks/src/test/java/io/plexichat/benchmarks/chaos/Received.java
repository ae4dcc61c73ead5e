package io.plexichat.benchmarks.chaos;

import java.time.Instant;

/** @param at when the client had it */
record Received(long position, Instant at) {}
