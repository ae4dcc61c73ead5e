package io.plexichat.query.channel;

import io.plexichat.kernel.channel.ChannelBindings;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.Topic;
import io.plexichat.kernel.key.Opener;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.query.reading.Rows;
import io.r2dbc.spi.Readable;
import java.util.stream.Stream;

/**
 * A channel with its name and topic as they are stored.
 *
 * @param renamed whether the name is of a later event than the first
 * @param topicChanged whether the topic is of a later event than the first
 */
public record SealedChannel(
        ChannelId channelId,
        Sealed name,
        boolean renamed,
        ChannelKind kind,
        Sealed topic,
        boolean topicChanged,
        boolean archived) {
    /** Of a channel {@code c}. */
    public static final String COLUMNS = "c.name, c.renamed, c.kind, c.topic, c.topic_changed, c.archived";

    public static SealedChannel read(Readable row, ChannelId channelId) {
        return new SealedChannel(
                channelId,
                Rows.sealed(row, "name"),
                Rows.truth(row, "renamed"),
                ChannelKind.valueOf(Rows.text(row, "kind")),
                Rows.sealed(row, "topic"),
                Rows.truth(row, "topic_changed"),
                Rows.truth(row, "archived"));
    }

    public Stream<Sealed> values() {
        return Stream.of(name, topic);
    }

    public ChannelName name(Opener opener) {
        return new ChannelName(opener.openOrErased(name, ChannelBindings.name(channelId, renamed)));
    }

    public Topic topic(Opener opener) {
        return new Topic(opener.openOrErased(topic, ChannelBindings.topic(channelId, topicChanged)));
    }
}
