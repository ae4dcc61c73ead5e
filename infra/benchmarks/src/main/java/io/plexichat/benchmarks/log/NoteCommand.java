package io.plexichat.benchmarks.log;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What the benchmark asks of {@link Note}. */
sealed interface NoteCommand {

    record CreateNote(@TargetAggregateIdentifier String noteId, String text) implements NoteCommand {}

    record ExtendNote(@TargetAggregateIdentifier String noteId, String text) implements NoteCommand {}
}
