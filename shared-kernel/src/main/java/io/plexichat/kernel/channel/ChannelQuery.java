package io.plexichat.kernel.channel;

import io.plexichat.kernel.account.AccountId;
import org.jspecify.annotations.Nullable;

/** What can be asked about channels. Each is answered as {@code viewer} may see it. */
public sealed interface ChannelQuery {
    AccountId viewer();

    /** Answers {@link ChannelView}; rejected with {@code channel.not-found}. */
    record GetChannel(AccountId viewer, ChannelId channelId) implements ChannelQuery {}

    /**
     * Answers {@link ChannelPage}, in the order the channels were made.
     *
     * @param member whether the viewer is a member; null for either
     * @param name the whole name, compared in its normalised form
     */
    record ListChannels(
            AccountId viewer,
            @Nullable ChannelKind kind,
            @Nullable Boolean member,
            @Nullable ChannelName name,
            int limit,
            @Nullable String cursor)
            implements ChannelQuery {}

    /** Answers {@link MemberPage}, in the order they joined; rejected with {@code channel.not-found}. */
    record ListMembers(
            AccountId viewer,
            ChannelId channelId,
            int limit,
            @Nullable String cursor) implements ChannelQuery {}
}
