package io.plexichat.query.live;

import io.plexichat.kernel.live.LiveQuery.FollowHead;
import io.plexichat.kernel.live.LiveQuery.LiveHead;
import io.plexichat.query.projection.ProjectionProgress;
import java.util.List;
import org.axonframework.queryhandling.QueryUpdateEmitter;

/** Up to where live events can be read: as far as all that they show has come. Tells followers each time that moves on. */
public final class LiveHeads {
    private final QueryUpdateEmitter emitter;
    private final List<ProjectionProgress> shown;
    private long told = -1;

    public LiveHeads(QueryUpdateEmitter emitter, List<ProjectionProgress> shown) {
        this.emitter = emitter;
        this.shown = List.copyOf(shown);
        shown.forEach(progress -> progress.onMove(this::moved));
    }

    public LiveHead head() {
        return new LiveHead(
                shown.stream().mapToLong(ProjectionProgress::position).min().orElse(-1));
    }

    /** One at a time, so that nobody is told of an older head after a newer one. */
    private synchronized void moved() {
        LiveHead head = head();
        if (head.position() > told) {
            told = head.position();
            emitter.emit(FollowHead.class, _ -> true, head);
        }
    }
}
