package io.plexichat.command.key;

import io.plexichat.kernel.key.KeyEvent;
import io.plexichat.kernel.key.KeyRotationId;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** Reads without the aggregate's lock, for who only wants to know. */
final class KeyRingReader {
    private final EventStore eventStore;

    KeyRingReader(EventStore eventStore) {
        this.eventStore = eventStore;
    }

    /** The rotation that is under way. */
    Optional<KeyRotationId> running() {
        @Nullable KeyRingState state = null;
        DomainEventStream events = eventStore.readEvents(KeyRing.ID);
        while (events.hasNext()) {
            if (events.next().getPayload() instanceof KeyEvent event) {
                state = KeyRingState.evolve(event);
            }
        }
        return Optional.ofNullable(state).filter(KeyRingState::running).map(KeyRingState::lastRotation);
    }
}
