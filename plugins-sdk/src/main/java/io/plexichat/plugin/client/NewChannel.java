package io.plexichat.plugin.client;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param members accounts that are members from the start, beside its maker */
public record NewChannel(
        String name, ChannelKind kind, @Nullable String topic, List<UUID> members) {
    public NewChannel {
        members = List.copyOf(members);
    }

    public static NewChannel of(String name, ChannelKind kind) {
        return new NewChannel(name, kind, null, List.of());
    }
}
