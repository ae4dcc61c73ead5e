package io.plexichat.gateway.erasure;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.erasure.ErasureCommand.RequestedErasure;
import io.plexichat.kernel.erasure.ErasureId;
import io.plexichat.kernel.erasure.ErasurePage;
import io.plexichat.kernel.erasure.ErasureState;
import io.plexichat.kernel.erasure.ErasureSubject;
import io.plexichat.kernel.erasure.ErasureView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class ErasureResponses {
    private ErasureResponses() {}

    record RequestedErasureResponse(ErasureId erasureId, Instant dueAt) {
        static RequestedErasureResponse of(RequestedErasure requested) {
            return new RequestedErasureResponse(requested.erasureId(), requested.dueAt());
        }
    }

    record ErasuresResponse(
            List<ErasureResponse> items, @Nullable String cursor) {
        static ErasuresResponse of(ErasurePage page) {
            return new ErasuresResponse(
                    page.items().stream().map(ErasureResponse::of).toList(), page.cursor());
        }
    }

    record ErasureResponse(
            ErasureId erasureId,
            ErasureSubject subject,
            ErasureState state,
            AccountId requestedBy,
            Instant requestedAt,
            Instant dueAt,
            @Nullable AccountId takenBackBy,
            @Nullable Instant takenBackAt,
            @Nullable Instant begunAt,
            @Nullable Long beginPosition,
            @Nullable Instant completedAt,
            @Nullable Long completePosition,
            @Nullable Long keys,
            @Nullable Long messages) {
        static ErasureResponse of(ErasureView view) {
            return new ErasureResponse(
                    view.erasureId(),
                    view.subject(),
                    view.state(),
                    view.requestedBy(),
                    view.requestedAt(),
                    view.dueAt(),
                    view.takenBackBy(),
                    view.takenBackAt(),
                    view.begunAt(),
                    view.beginPosition(),
                    view.completedAt(),
                    view.completePosition(),
                    view.keys(),
                    view.messages());
        }
    }
}
