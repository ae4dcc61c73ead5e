package io.plexichat.benchmarks.log;

/**
 * How fast something was done.
 *
 * @param perSecond how often a second
 * @param processorMicros what each took of the machine's processors, in this process and in Postgres
 */
record Rate(double perSecond, double processorMicros) {}
