package io.plexichat.benchmarks.log;

/** The one event of the benchmark, 250 bytes when it is stored. */
record NoteWritten(String noteId, String text) {}
