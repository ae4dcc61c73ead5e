package io.plexichat.command.channel;

import io.plexichat.kernel.access.Access;
import io.plexichat.kernel.access.AccessDecision;
import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.access.Permissions;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelCommand.ChangeChannel;
import io.plexichat.kernel.channel.ChannelEvent;
import io.plexichat.kernel.channel.ChannelEvent.ChannelArchived;
import io.plexichat.kernel.channel.ChannelEvent.ChannelUnarchived;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** What follows from a command on a channel's name, topic and archive: rejects, or answers the events. */
final class ChannelPolicy {
    private ChannelPolicy() {}

    /** An archived channel is opened before anything else in it is changed, and archived after. */
    static List<ChannelEvent> change(ChannelState state, ChangeChannel command, ChannelSeals seals) {
        AccountId by = command.by();
        Instant at = command.at();
        Supplier<String> expectation = () -> "Expected to change channel " + state.channelId();
        Access.decide(Permissions.NONE, Permission.CHANGE_CHANNEL, state.standingOf(by), at)
                .orReject(expectation);

        ChannelName name = command.name();
        Topic topic = command.topic();
        boolean rename = name != null && !seals.isNamed(state, name);
        boolean newTopic = topic != null && !seals.isAbout(state, topic);
        boolean archive = Boolean.TRUE.equals(command.archived()) && !state.archived();
        boolean unarchive = Boolean.FALSE.equals(command.archived()) && state.archived();
        if (state.archived() && !unarchive && (rename || newTopic)) {
            AccessDecision.ARCHIVED.orReject(expectation);
        }

        List<ChannelEvent> events = new ArrayList<>();
        if (unarchive) {
            events.add(new ChannelUnarchived(state.channelId(), by, at));
        }
        if (rename) {
            events.add(seals.renamed(state.channelId(), Objects.requireNonNull(name), by, at));
        }
        if (newTopic) {
            events.add(seals.topicChanged(state.channelId(), Objects.requireNonNull(topic), by, at));
        }
        if (archive) {
            events.add(new ChannelArchived(state.channelId(), by, at));
        }
        return events;
    }
}
