package io.plexichat.query.projection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventProcessorSpanFactory;

/** Events that are projected in one transaction, in position order. */
public final class EventBatch {
    private final List<Candidate> candidates;
    private final List<ProjectedEvent> events;
    private final EventProcessorSpanFactory spans;

    /** @param candidates that can be read */
    EventBatch(List<Candidate> candidates, EventProcessorSpanFactory spans) {
        this.candidates = candidates;
        List<ProjectedEvent> read = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            read.add(Objects.requireNonNull(candidate.event()));
        }
        this.events = Collections.unmodifiableList(read);
        this.spans = spans;
    }

    /** For looking ahead, such as to load at once what the handlers will need. */
    public List<ProjectedEvent> events() {
        return events;
    }

    /** Hands on each event, within its trace. */
    public void forEach(Consumer<ProjectedEvent> handler) {
        for (int i = 0; i < events.size(); i++) {
            ProjectedEvent event = events.get(i);
            spans.createProcessEventSpan(true, candidates.get(i).message()).run(() -> handler.accept(event));
        }
    }
}
