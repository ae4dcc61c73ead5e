package io.plexichat.query.live;

import io.plexichat.kernel.key.KeyDestruction;
import io.plexichat.kernel.live.LiveQuery.FollowHead;
import io.plexichat.kernel.live.LiveQuery.LiveHead;
import io.plexichat.query.generation.ReadModel;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.queryhandling.QueryUpdateEmitter;

/**
 * Up to where live events can be read: as far as all that they show has come. Tells followers each time that moves on, or that keys were
 * destroyed.
 */
public final class LiveHeads {
    private final QueryUpdateEmitter emitter;
    private final List<ReadModel> shown;
    private final AtomicLong destructions = new AtomicLong();
    private LiveHead told = new LiveHead(-1, 0);

    public LiveHeads(QueryUpdateEmitter emitter, List<ReadModel> shown, KeyDestruction keys) {
        this.emitter = emitter;
        this.shown = List.copyOf(shown);
        shown.forEach(model -> model.onMove(this::moved));
        keys.onDestruction(() -> {
            destructions.incrementAndGet();
            moved();
        });
    }

    public LiveHead head() {
        return new LiveHead(shown.stream().mapToLong(ReadModel::position).min().orElse(-1), destructions.get());
    }

    /** One at a time, so that nobody is told of an older head after a newer one. */
    private synchronized void moved() {
        LiveHead head = head();
        if (head.position() > told.position() || head.destructions() > told.destructions()) {
            told = head;
            emitter.emit(FollowHead.class, _ -> true, head);
        }
    }
}
