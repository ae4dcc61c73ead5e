package io.plexichat.query.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Events that are projected in one transaction, in position order. */
public final class EventBatch {
    private final List<Entry> entries;
    private final EventProcessorSpanFactory spans;

    private EventBatch(List<Entry> entries, EventProcessorSpanFactory spans) {
        this.entries = entries;
        this.spans = spans;
    }

    static EventBatch decode(
            List<TrackedEventMessage<?>> messages, Projection projection, EventProcessorSpanFactory spans) {
        List<Entry> entries = new ArrayList<>(messages.size());
        for (TrackedEventMessage<?> message : messages) {
            if (projection.events().stream().anyMatch(family -> family.isAssignableFrom(message.getPayloadType()))) {
                long position = Positions.of(message);
                Object payload = attributed(position, message, message::getPayload);
                entries.add(new Entry(message, new ProjectedEvent(position, payload)));
            }
        }
        return new EventBatch(entries, spans);
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** For looking ahead, such as to load at once what the handlers will need. */
    public List<ProjectedEvent> events() {
        return entries.stream().map(Entry::event).toList();
    }

    /** Hands on each event; a failure is told with its event. */
    public void forEach(Consumer<ProjectedEvent> handler) {
        for (Entry entry : entries) {
            attributed(entry.event().position(), entry.message(), () -> {
                spans.createProcessEventSpan(true, entry.message()).run(() -> handler.accept(entry.event()));
                return entry;
            });
        }
    }

    private static <T> T attributed(long position, EventMessage<?> message, java.util.function.Supplier<T> action) {
        try {
            return action.get();
        } catch (RuntimeException e) {
            throw new UnprojectableEventException(position, message.getPayloadType(), e);
        }
    }

    private record Entry(EventMessage<?> message, ProjectedEvent event) {}
}
