package io.plexichat.kernel.erasure;

import io.plexichat.kernel.account.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param reason "erased", once the subject is
 * @param liftedBy null while it holds, as {@code liftedAt} is
 */
public record HoldView(
        HoldId holdId,
        ErasureSubject subject,
        HoldReason reason,
        AccountId placedBy,
        Instant placedAt,
        @Nullable AccountId liftedBy,
        @Nullable Instant liftedAt) {}
