package io.plexichat.command;

import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializedType;

/**
 * Lets an event store use a snapshot only when it is of the revision that this version writes. A snapshot says nothing that the
 * events do not say, so one of another version, or of a class that is no more, is passed over and not converted.
 */
public final class SnapshotRevisions implements SnapshotFilter {

    @Override
    public boolean test(DomainEventData<?> snapshot) {
        SerializedType type = snapshot.getPayload().getType();
        try {
            Revision revision = Class.forName(type.getName(), false, SnapshotRevisions.class.getClassLoader())
                    .getAnnotation(Revision.class);
            return revision != null && revision.value().equals(type.getRevision());
        } catch (ClassNotFoundException _) {
            return false;
        }
    }
}
