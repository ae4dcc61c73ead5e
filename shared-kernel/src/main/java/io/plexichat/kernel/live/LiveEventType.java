package io.plexichat.kernel.live;

import com.fasterxml.jackson.annotation.JsonProperty;

public enum LiveEventType {
    @JsonProperty("message.sent")
    MESSAGE_SENT("message.sent"),
    @JsonProperty("message.edited")
    MESSAGE_EDITED("message.edited"),
    @JsonProperty("message.deleted")
    MESSAGE_DELETED("message.deleted"),
    @JsonProperty("reaction.added")
    REACTION_ADDED("reaction.added"),
    @JsonProperty("reaction.removed")
    REACTION_REMOVED("reaction.removed"),
    @JsonProperty("channel.created")
    CHANNEL_CREATED("channel.created"),
    /** Name, topic, archived, or somebody's role. */
    @JsonProperty("channel.changed")
    CHANNEL_CHANGED("channel.changed"),
    @JsonProperty("member.joined")
    MEMBER_JOINED("member.joined"),
    @JsonProperty("member.left")
    MEMBER_LEFT("member.left"),
    /** Seen by its own account only. */
    @JsonProperty("read.marked")
    READ_MARKED("read.marked");

    private final String wireName;

    LiveEventType(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
