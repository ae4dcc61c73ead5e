package io.plexichat.plugin.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Calls about channels and who is in them. */
public final class Channels {
    private static final String ROOT = "/api/v1/channels";

    /** How many changes of membership one call may bring in. */
    public static final int MOST_CHANGES = 1_000;

    private record Created(UUID channelId) {}

    private record Changes(List<MembershipChange> changes) {}

    private record Applied(int applied) {}

    private record Change(
            @Nullable String name,
            @Nullable String topic,
            @Nullable Boolean archived) {}

    private final Transport transport;

    Channels(Transport transport) {
        this.transport = transport;
    }

    public UUID create(NewChannel channel) {
        return transport.call(Call.post(ROOT, channel), Created.class).channelId();
    }

    public Channel get(UUID channelId) {
        return transport.call(Call.get(ROOT + "/" + channelId), Channel.class);
    }

    /** The public channel of this name, which is compared as the server does: case does not matter. */
    public Optional<Channel> named(String name) {
        Page<Channel> page = transport.call(
                Call.get(Call.path(ROOT, Map.of("name", name, "kind", "public"))), new TypeReference<>() {});
        return page.items().stream().findFirst();
    }

    public Page<Channel> list(@Nullable String cursor) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("cursor", cursor);
        return transport.call(Call.get(Call.path(ROOT, parameters)), new TypeReference<>() {});
    }

    public void setTopic(UUID channelId, String topic) {
        transport.call(Call.patch(ROOT + "/" + channelId, new Change(null, topic, null)));
    }

    public void setArchived(UUID channelId, boolean archived) {
        transport.call(Call.patch(ROOT + "/" + channelId, new Change(null, null, archived)));
    }

    public void join(UUID channelId) {
        transport.call(Call.put(members(channelId) + "/me"));
    }

    public void leave(UUID channelId) {
        transport.call(Call.delete(members(channelId) + "/me"));
    }

    public void addMember(UUID channelId, UUID accountId) {
        transport.call(Call.put(members(channelId) + "/" + accountId));
    }

    public void removeMember(UUID channelId, UUID accountId) {
        transport.call(Call.delete(members(channelId) + "/" + accountId));
    }

    public Page<Member> members(UUID channelId, @Nullable String cursor) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("cursor", cursor);
        return transport.call(Call.get(Call.path(members(channelId), parameters)), new TypeReference<>() {});
    }

    /**
     * Brings in joins and leaves as they once happened, in order; for admins and bots. What is not later than the last known change
     * of the same person is passed over, so doing it again adds nothing.
     *
     * @param changes at most {@link #MOST_CHANGES}
     * @return how many were new
     */
    public int importMembership(UUID channelId, List<MembershipChange> changes) {
        Call call = Call.post(members(channelId) + "/batch", new Changes(changes));
        return transport.call(call.asRepeatable(), Applied.class).applied();
    }

    private static String members(UUID channelId) {
        return ROOT + "/" + channelId + "/members";
    }
}
