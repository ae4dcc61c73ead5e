package io.plexichat.gateway.projection;

import io.plexichat.kernel.projection.LetterDetail;
import io.plexichat.kernel.projection.LetterId;
import io.plexichat.kernel.projection.LetterPage;
import io.plexichat.kernel.projection.LetterView;
import io.plexichat.kernel.projection.ProjectionOrder.LettersEvicted;
import io.plexichat.kernel.projection.ProjectionOrder.LettersRetried;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class LetterResponses {
    private LetterResponses() {}

    record LettersResponse(
            List<LetterResponse> items, @Nullable String cursor) {
        static LettersResponse of(LetterPage page) {
            return new LettersResponse(
                    page.items().stream()
                            .map(letter -> LetterResponse.of(letter, null))
                            .toList(),
                    page.cursor());
        }
    }

    /** @param stack only of a letter that was asked for alone */
    record LetterResponse(
            LetterId letterId,
            int generation,
            String sequence,
            long position,
            String eventType,
            @Nullable String revision,
            Instant recordedAt,
            Instant parkedAt,
            Instant triedAt,
            @Nullable String cause,
            @Nullable String message,
            @Nullable String stack) {

        static LetterResponse of(LetterDetail detail) {
            return of(detail.letter(), detail.stack());
        }

        private static LetterResponse of(LetterView view, @Nullable String stack) {
            return new LetterResponse(
                    view.letterId(),
                    view.generation(),
                    view.sequence(),
                    view.position(),
                    view.eventType(),
                    view.revision(),
                    view.recordedAt(),
                    view.parkedAt(),
                    view.triedAt(),
                    view.cause(),
                    view.message(),
                    stack);
        }
    }

    record RetriedResponse(long taken, long left) {
        static RetriedResponse of(LettersRetried view) {
            return new RetriedResponse(view.taken(), view.left());
        }
    }

    record EvictedResponse(long evicted, long left) {
        static EvictedResponse of(LettersEvicted view) {
            return new EvictedResponse(view.evicted(), view.left());
        }
    }
}
