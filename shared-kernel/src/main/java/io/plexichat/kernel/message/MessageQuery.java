package io.plexichat.kernel.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import org.jspecify.annotations.Nullable;

/** What can be asked about messages. Each is answered as {@code viewer} may see it. */
public sealed interface MessageQuery {
    AccountId viewer();

    /** Answers {@link MessageView}; rejected with {@code message.not-found}. */
    record GetMessage(AccountId viewer, MessageId messageId) implements MessageQuery {}

    /** Answers {@link MessageHistoryView}; rejected with {@code message.not-found}. */
    record GetMessageHistory(AccountId viewer, MessageId messageId) implements MessageQuery {}

    /** Answers {@link TimelinePage}; rejected with {@code channel.not-found}. */
    record ListMessages(AccountId viewer, ChannelId channelId, Window window, int limit) implements MessageQuery {}

    /** Answers {@link MentionPage}: what mentions the viewer in channels that the viewer may read now, the newest first. */
    record ListMentions(
            AccountId viewer, int limit, @Nullable String cursor) implements MessageQuery {}

    /** Which part of a timeline. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "part")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Window.Latest.class, name = "latest"),
        @JsonSubTypes.Type(value = Window.Before.class, name = "before"),
        @JsonSubTypes.Type(value = Window.After.class, name = "after"),
        @JsonSubTypes.Type(value = Window.Around.class, name = "around")
    })
    sealed interface Window {
        /** The newest messages. */
        record Latest() implements Window {}

        /** The messages next before a position, it excluded. */
        record Before(long position) implements Window {}

        /** The messages next after a position, it excluded. */
        record After(long position) implements Window {}

        /** Half the messages up to a position, it included, and half after it. */
        record Around(long position) implements Window {}
    }
}
