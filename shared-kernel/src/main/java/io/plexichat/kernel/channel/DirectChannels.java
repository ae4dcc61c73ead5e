package io.plexichat.kernel.channel;

import io.plexichat.kernel.account.AccountId;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;

/** The identity of direct channels: the same people always meet in the same channel. */
public final class DirectChannels {
    public static final int MAX_PEOPLE = 8;

    private DirectChannels() {}

    /** A name-based UUID (RFC 9562, version 3) of the sorted account ids. */
    public static ChannelId idOf(Collection<AccountId> people) {
        String name = people.stream()
                .map(AccountId::toString)
                .distinct()
                .sorted()
                .collect(Collectors.joining(",", "direct:", ""));
        return new ChannelId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }
}
