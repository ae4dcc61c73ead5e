package io.plexichat.gateway.erasure;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.erasure.ErasureSubject;
import io.plexichat.kernel.erasure.HoldId;
import io.plexichat.kernel.erasure.HoldPage;
import io.plexichat.kernel.erasure.HoldReason;
import io.plexichat.kernel.erasure.HoldView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class HoldResponses {
    private HoldResponses() {}

    record PlacedHoldResponse(HoldId holdId) {}

    record HoldsResponse(List<HoldResponse> items, @Nullable String cursor) {
        static HoldsResponse of(HoldPage page) {
            return new HoldsResponse(page.items().stream().map(HoldResponse::of).toList(), page.cursor());
        }
    }

    record HoldResponse(
            HoldId holdId,
            ErasureSubject subject,
            HoldReason reason,
            AccountId placedBy,
            Instant placedAt,
            @Nullable AccountId liftedBy,
            @Nullable Instant liftedAt) {
        static HoldResponse of(HoldView view) {
            return new HoldResponse(
                    view.holdId(),
                    view.subject(),
                    view.reason(),
                    view.placedBy(),
                    view.placedAt(),
                    view.liftedBy(),
                    view.liftedAt());
        }
    }
}
