package io.plexichat.gateway.channel;

import io.plexichat.gateway.input.JsonInput;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.channel.Topic;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class ChannelRequests {
    private static final int MOST_MEMBERS = 1_000;
    private static final int MOST_CHANGES = 1_000;

    private ChannelRequests() {}

    record CreateChannelRequest(
            ChannelName name, ChannelKind kind, @Nullable Topic topic, List<AccountId> members) {
        static CreateChannelRequest read(JsonInput input) {
            return new CreateChannelRequest(
                    input.text("name", ChannelName.RULE, ChannelName::new),
                    input.choice("kind", ChannelKind.class),
                    input.optionalText("topic", Topic.RULE, Topic::new),
                    input.ids("members", MOST_MEMBERS, AccountId::new));
        }
    }

    record ChangeChannelRequest(
            @Nullable ChannelName name,
            @Nullable Topic topic,
            @Nullable Boolean archived) {
        static ChangeChannelRequest read(JsonInput input) {
            return new ChangeChannelRequest(
                    input.optionalText("name", ChannelName.RULE, ChannelName::new),
                    input.optionalText("topic", Topic.RULE, Topic::new),
                    input.optionalFlag("archived"));
        }
    }

    record PutMemberRequest(@Nullable ChannelRole role) {
        static PutMemberRequest read(JsonInput input) {
            return new PutMemberRequest(input.optionalChoice("role", ChannelRole.class));
        }
    }

    record MuteMemberRequest(Instant until) {
        static MuteMemberRequest read(JsonInput input) {
            return new MuteMemberRequest(input.time("until"));
        }
    }

    record MarkReadRequest(long position) {
        static MarkReadRequest read(JsonInput input) {
            return new MarkReadRequest(input.position("position"));
        }
    }

    record ImportMembersRequest(List<MemberChange> changes) {
        static ImportMembersRequest read(JsonInput input) {
            return new ImportMembersRequest(input.objects("changes", 1, MOST_CHANGES, MemberChange::read));
        }
    }

    /** @param displayName the user name when there is none */
    record MemberChange(Username username, @Nullable DisplayName displayName, Change change, Instant at) {
        static MemberChange read(JsonInput input) {
            return new MemberChange(
                    input.text("username", Username.RULE, Username::new),
                    input.optionalText("displayName", DisplayName.RULE, DisplayName::new),
                    input.choice("change", Change.class),
                    input.time("at"));
        }
    }
}
