package io.plexichat.kernel.erasure;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param channelId null for the default
 * @param setBy null when nobody ever did, as {@code setAt} is: the default is to keep for ever, a channel's is as the default
 */
public record RetentionView(
        @Nullable ChannelId channelId,
        RetentionRule rule,
        @Nullable AccountId setBy,
        @Nullable Instant setAt) {}
