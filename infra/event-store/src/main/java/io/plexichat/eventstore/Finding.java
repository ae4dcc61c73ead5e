package io.plexichat.eventstore;

/** Something that is wrong with the log. */
public record Finding(long position, String what) {}
