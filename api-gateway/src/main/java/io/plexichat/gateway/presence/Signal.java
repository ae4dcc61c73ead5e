package io.plexichat.gateway.presence;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import java.util.Optional;
import java.util.UUID;

/** What gateways tell each other on the topic of a channel. */
record Signal(Kind kind, AccountId account) {
    private static final int ID = 36;

    enum Kind {
        TYPING('t'),
        PRESENCE('p');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }
    }

    static String topic(ChannelId channel) {
        return "channel:" + channel;
    }

    String text() {
        return kind.letter + account.toString();
    }

    /** Empty for what a later release says. */
    static Optional<Signal> parse(String text) {
        if (text.length() != ID + 1) {
            return Optional.empty();
        }
        for (Kind kind : Kind.values()) {
            if (kind.letter == text.charAt(0)) {
                return Optional.of(new Signal(kind, new AccountId(UUID.fromString(text.substring(1)))));
            }
        }
        return Optional.empty();
    }
}
