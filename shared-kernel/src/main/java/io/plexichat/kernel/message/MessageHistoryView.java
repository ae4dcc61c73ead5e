package io.plexichat.kernel.message;

import io.plexichat.kernel.account.AccountId;
import java.time.Instant;
import java.util.List;

/** Every version of a message, the first first. Empty once it is deleted. */
public record MessageHistoryView(MessageId messageId, List<Version> versions) {
    public MessageHistoryView {
        versions = List.copyOf(versions);
    }

    public record Version(long position, MessageText text, AccountId by, Instant at) {}
}
