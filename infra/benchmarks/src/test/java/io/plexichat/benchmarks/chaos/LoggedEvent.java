package io.plexichat.benchmarks.chaos;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event of a channel, as it stands in the log.
 *
 * @param at when it was decided, which is before it was appended
 * @param type as clients know it
 * @param account whom it is about, where it is about somebody
 */
record LoggedEvent(
        long position,
        Instant at,
        String type,
        UUID channel,
        @Nullable UUID account,
        @Nullable UUID message) {
    static final String JOINED = "member.joined";
    static final String LEFT = "member.left";
    static final String READ = "read.marked";
    static final String SENT = "message.sent";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("message.sent", SENT),
            Map.entry("message.edited", "message.edited"),
            Map.entry("message.deleted", "message.deleted"),
            Map.entry("message.reaction-added", "reaction.added"),
            Map.entry("message.reaction-removed", "reaction.removed"),
            Map.entry("channel.created", "channel.created"),
            Map.entry("channel.renamed", "channel.changed"),
            Map.entry("channel.topic-changed", "channel.changed"),
            Map.entry("channel.archived", "channel.changed"),
            Map.entry("channel.unarchived", "channel.changed"),
            Map.entry("channel.member-role-changed", "channel.changed"),
            Map.entry("channel.member-joined", JOINED),
            Map.entry("channel.member-left", LEFT),
            Map.entry("read-marker.moved", READ));

    /** @return null for an event that no client sees */
    static @Nullable LoggedEvent of(long position, Instant at, String name, byte[] payload) {
        String type = TYPES.get(name);
        if (type == null) {
            return null;
        }
        JsonNode fields = JSON.readTree(payload);
        return new LoggedEvent(
                position,
                at,
                type,
                UUID.fromString(fields.path("channelId").asString()),
                id(fields, "accountId"),
                id(fields, "messageId"));
    }

    boolean isAbout(UUID someone) {
        return someone.equals(account);
    }

    private static @Nullable UUID id(JsonNode fields, String name) {
        return fields.hasNonNull(name) ? UUID.fromString(fields.path(name).asString()) : null;
    }
}
