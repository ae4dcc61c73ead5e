package io.plexichat.kernel.erasure;

import io.plexichat.kernel.account.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one erasure.
 *
 * @param takenBackBy null unless it was taken back, as {@code takenBackAt} is
 * @param begunAt null until it has begun, as {@code beginPosition} is: the position of the event that ordered the keys destroyed
 * @param completedAt null until it is completed, as {@code completePosition} and {@code messages} are
 * @param keys how many data keys were destroyed; null until they are
 * @param messages how many messages the subject had, those deleted before included
 */
public record ErasureView(
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
        @Nullable Long messages) {}
