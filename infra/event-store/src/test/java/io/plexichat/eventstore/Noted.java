package io.plexichat.eventstore;

/** What the events of these tests say. */
record Noted(String text) {}
