package io.plexichat.kernel.live;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.channel.Topic;
import io.plexichat.kernel.message.Emoji;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.message.MessageView;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event as clients follow it. Of the data, exactly the member that belongs to the type is there. A message is shown as it
 * stands when the event is read, so that nobody who catches up is shown what was since deleted.
 *
 * @param accountId whom a member or read marker event is about
 * @param reactors who reacted to the message, by emoji, so that a gateway can tell each viewer which are theirs; there when the
 *     event was read for all viewers and the message has reactions
 */
public record LiveEvent(
        long position,
        LiveEventType type,
        ChannelId channelId,
        Instant at,
        @Nullable AccountId accountId,
        @Nullable MessageView message,
        @Nullable Map<String, Set<AccountId>> reactors,
        @Nullable Reaction reaction,
        @Nullable Channel channel,
        @Nullable Member member,
        @Nullable ReadMarker readMarker) {

    public record Reaction(MessageId messageId, Emoji emoji, AccountId accountId) {}

    public record Channel(ChannelId channelId, ChannelName name, ChannelKind kind, Topic topic, boolean archived) {}

    /** @param role null for someone who left */
    public record Member(
            AccountId accountId,
            Username username,
            DisplayName displayName,
            @Nullable ChannelRole role) {}

    public record ReadMarker(ChannelId channelId, AccountId accountId, long position) {}
}
