package io.plexichat.kernel.channel;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.Username;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param mutedUntil null for one who is not muted now */
public record MemberView(
        AccountId accountId,
        Username username,
        DisplayName displayName,
        ChannelRole role,
        Instant joinedAt,
        @Nullable Instant mutedUntil) {}
