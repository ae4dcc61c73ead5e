package io.plexichat.kernel.channel;

/** What someone may want to do in a channel. */
public enum ChannelPermission {
    /** See the channel, its members and its messages. */
    READ,
    JOIN,
    /** Send, edit one's own, react. Marking read is also possible when archived. */
    PARTICIPATE,
    ADD_MEMBERS,
    /** Remove members below one's own role; delete what others wrote. */
    MODERATE,
    /** Name, topic, archive. */
    CHANGE,
    ASSIGN_ROLES
}
