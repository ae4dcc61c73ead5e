package io.plexichat.kernel.channel;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.Username;
import java.time.Instant;

public record MemberView(
        AccountId accountId, Username username, DisplayName displayName, ChannelRole role, Instant joinedAt) {}
