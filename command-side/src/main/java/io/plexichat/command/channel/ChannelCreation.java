package io.plexichat.command.channel;

import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelCommand.CreateChannel;
import io.plexichat.kernel.channel.ChannelEvent;
import io.plexichat.kernel.channel.ChannelEvent.MemberJoined;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.channel.DirectChannels;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The first events of a channel. In a direct one all are plain members: nobody rules over a conversation. */
final class ChannelCreation {
    private ChannelCreation() {}

    /** The creator first. */
    static Set<AccountId> people(CreateChannel command) {
        Set<AccountId> people = new LinkedHashSet<>();
        people.add(command.creator());
        people.addAll(command.members());
        return people;
    }

    static ChannelId directId(CreateChannel command) {
        Set<AccountId> people = people(command);
        if (people.size() < 2 || people.size() > DirectChannels.MAX_PEOPLE) {
            throw CommonRejections.invalid(
                    "members",
                    people.size() < 2 ? "too-few" : "too-many",
                    "Expected 2 to " + DirectChannels.MAX_PEOPLE + " people in a direct channel, but got "
                            + people.size() + ".");
        }
        return DirectChannels.idOf(people);
    }

    static List<ChannelEvent> events(CreateChannel command, ChannelId channelId, ChannelSeals seals) {
        List<ChannelEvent> events = new ArrayList<>();
        events.add(seals.created(command, channelId));
        for (AccountId person : people(command)) {
            boolean owner = command.kind() != ChannelKind.DIRECT && person.equals(command.creator());
            events.add(new MemberJoined(
                    channelId,
                    person,
                    owner ? ChannelRole.OWNER : ChannelRole.MEMBER,
                    command.creator(),
                    command.at()));
        }
        return events;
    }
}
