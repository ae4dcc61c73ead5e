package io.plexichat.benchmarks.log;

import io.plexichat.benchmarks.log.NoteCommand.CreateNote;
import io.plexichat.benchmarks.log.NoteCommand.ExtendNote;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** An aggregate that does as little as one can, so that the store is what is measured. Public for the snapshot's serializer. */
public class Note {

    @AggregateIdentifier
    private @Nullable String noteId;

    private long length;

    Note() {}

    @CommandHandler
    Note(CreateNote command) {
        AggregateLifecycle.apply(new NoteWritten(command.noteId(), command.text()));
    }

    @CommandHandler
    void handle(ExtendNote command) {
        AggregateLifecycle.apply(new NoteWritten(command.noteId(), command.text()));
    }

    @EventSourcingHandler
    void on(NoteWritten event) {
        noteId = event.noteId();
        length += event.text().length();
    }

    public @Nullable String getNoteId() {
        return noteId;
    }

    public void setNoteId(String noteId) {
        this.noteId = noteId;
    }

    public long getLength() {
        return length;
    }

    public void setLength(long length) {
        this.length = length;
    }
}
