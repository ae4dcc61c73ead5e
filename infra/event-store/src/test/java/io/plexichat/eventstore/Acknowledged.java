package io.plexichat.eventstore;

/** What a caller was told: its first event has this position. */
record Acknowledged(long position, String eventId) {}
