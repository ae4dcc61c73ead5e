package io.plexichat.gateway.channel;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.ChannelPage;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.channel.ChannelView;
import io.plexichat.kernel.channel.MemberPage;
import io.plexichat.kernel.channel.MemberView;
import io.plexichat.kernel.channel.Topic;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class ChannelResponses {
    private ChannelResponses() {}

    record CreatedChannelResponse(ChannelId channelId) {}

    record ChannelResponse(
            ChannelId channelId,
            ChannelName name,
            ChannelKind kind,
            Topic topic,
            boolean archived,
            long memberCount,
            @Nullable Long lastPosition,
            long unread,
            long mentions,
            @Nullable ChannelRole role,
            @Nullable Instant mutedUntil) {
        static ChannelResponse of(ChannelView channel) {
            return new ChannelResponse(
                    channel.channelId(),
                    channel.name(),
                    channel.kind(),
                    channel.topic(),
                    channel.archived(),
                    channel.memberCount(),
                    channel.lastPosition(),
                    channel.unread(),
                    channel.mentions(),
                    channel.role(),
                    channel.mutedUntil());
        }
    }

    record ChannelsResponse(
            List<ChannelResponse> items, @Nullable String cursor) {
        static ChannelsResponse of(ChannelPage page) {
            return new ChannelsResponse(
                    page.items().stream().map(ChannelResponse::of).toList(), page.cursor());
        }
    }

    record MemberResponse(
            AccountId accountId,
            Username username,
            DisplayName displayName,
            ChannelRole role,
            Instant joinedAt,
            @Nullable Instant mutedUntil) {
        static MemberResponse of(MemberView member) {
            return new MemberResponse(
                    member.accountId(),
                    member.username(),
                    member.displayName(),
                    member.role(),
                    member.joinedAt(),
                    member.mutedUntil());
        }
    }

    record MembersResponse(
            List<MemberResponse> items, @Nullable String cursor) {
        static MembersResponse of(MemberPage page) {
            return new MembersResponse(
                    page.items().stream().map(MemberResponse::of).toList(), page.cursor());
        }
    }

    record AppliedResponse(int applied) {}
}
