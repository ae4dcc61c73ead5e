package io.plexichat.eventstore;

/** The last durable event: its position, and the highest time up to it in {@link PostgresTime}. */
record LogHead(long position, long atHigh) {

    static final LogHead EMPTY = new LogHead(-1, PostgresTime.BEGINNING);
}
