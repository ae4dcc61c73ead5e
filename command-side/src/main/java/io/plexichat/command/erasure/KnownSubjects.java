package io.plexichat.command.erasure;

import io.plexichat.command.LogPositions;
import io.plexichat.command.LogPositions.Positioned;
import io.plexichat.command.account.KnownAccounts;
import io.plexichat.kernel.channel.ChannelEvent.ChannelCreated;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelRejections;
import io.plexichat.kernel.erasure.ErasureRejections;
import io.plexichat.kernel.erasure.ErasureSubject;
import io.plexichat.kernel.erasure.ErasureSubject.OfAccount;
import io.plexichat.kernel.erasure.ErasureSubject.OfChannel;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Whether there is such an account or channel. */
final class KnownSubjects {
    private final KnownAccounts accounts;
    private final LogPositions positions;

    KnownSubjects(KnownAccounts accounts, LogPositions positions) {
        this.accounts = accounts;
        this.positions = positions;
    }

    /**
     * Rejects with {@code account.not-found} or {@code channel.not-found}.
     *
     * @param expectation the first half of the sentence, such as "Expected to hold X"
     */
    void require(ErasureSubject subject, Supplier<String> expectation) {
        switch (subject) {
            case OfAccount account -> accounts.require(List.of(account.accountId()), expectation);
            case OfChannel channel -> require(channel.channelId(), expectation);
        }
    }

    /** As {@link #require}, and as {@link #requireNoAdministrator}. */
    void requireErasable(ErasureSubject subject) {
        require(subject, () -> "Expected to request the erasure of " + subject);
        requireNoAdministrator(subject);
    }

    /** Rejects with {@code erasure.of-administrator}. */
    void requireNoAdministrator(ErasureSubject subject) {
        if (subject instanceof OfAccount(var account) && accounts.isAdministrator(account)) {
            throw ErasureRejections.OF_ADMINISTRATOR.because("Expected to erase " + subject
                    + ", but it is an administrator, and somebody must look after the server.");
        }
    }

    void require(ChannelId channel, Supplier<String> expectation) {
        Positioned first = positions.firstEvents(Set.of(channel.toString())).get(channel.toString());
        if (first == null || !(first.event().getPayload() instanceof ChannelCreated)) {
            throw ChannelRejections.NOT_FOUND.because(expectation.get() + ", but there is no channel " + channel + ".");
        }
    }
}
