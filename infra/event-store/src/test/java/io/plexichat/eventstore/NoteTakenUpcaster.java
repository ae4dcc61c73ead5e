package io.plexichat.eventstore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;

/** An older release called the event "note.taken" and its text "note". */
final class NoteTakenUpcaster extends SingleEventUpcaster {

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().getName().equals("note.taken");
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(
                new SimpleSerializedType(Noted.class.getName(), null), JsonNode.class, NoteTakenUpcaster::rename);
    }

    private static JsonNode rename(JsonNode old) {
        ObjectNode renamed = old.deepCopy();
        renamed.set("text", renamed.remove("note"));
        return renamed;
    }
}
