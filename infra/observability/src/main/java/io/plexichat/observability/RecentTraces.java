package io.plexichat.observability;

import io.opentelemetry.context.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Which trace an event belongs to, for as long as it is on its way to clients. A bounded number of the last ones. */
final class RecentTraces {
    private static final int KEPT = 4_096;

    private final Map<Long, Context> byPosition = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Context> eldest) {
            return size() > KEPT;
        }
    };

    synchronized void remember(EventMessage<?> event) {
        if (event instanceof TrackedEventMessage<?> tracked) {
            tracked.trackingToken()
                    .position()
                    .ifPresent(position -> byPosition.put(position, MessageContext.of(event)));
        }
    }

    synchronized Optional<Context> take(long position) {
        return Optional.ofNullable(byPosition.remove(position));
    }
}
