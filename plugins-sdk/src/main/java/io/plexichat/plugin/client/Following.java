package io.plexichat.plugin.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What to follow.
 *
 * @param after the last position already known; null for from now on
 * @param channels only these; none for all one is a member of
 */
public record Following(@Nullable Long after, List<UUID> channels) {
    public Following {
        channels = List.copyOf(channels);
    }

    public static Following fromNow() {
        return new Following(null, List.of());
    }

    public static Following after(long position) {
        return new Following(position, List.of());
    }

    public Following only(UUID... these) {
        return new Following(after, List.of(these));
    }

    Following continuedAfter(@Nullable Long position) {
        return new Following(position, channels);
    }

    String path() {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("after", after);
        parameters.put(
                "channels",
                channels.isEmpty()
                        ? null
                        : channels.stream().map(UUID::toString).collect(Collectors.joining(",")));
        return Call.path("/api/v1/events", parameters);
    }
}
