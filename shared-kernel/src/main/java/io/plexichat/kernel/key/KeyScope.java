package io.plexichat.kernel.key;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What one data key is for. There is one key for each scope, made when it is first needed. Erasing an account destroys the keys that
 * name it, erasing a channel likewise, and retention those of a channel up to a month.
 *
 * @param account whose content it is; null when it is nobody's
 * @param channel where it stands; null when that is nowhere in particular
 * @param period the calendar month (UTC) of the content's own time; null for what has no time
 */
public record KeyScope(
        KeyPurpose purpose,
        @Nullable AccountId account,
        @Nullable ChannelId channel,
        @Nullable YearMonth period) {

    /** @param sentAt of the message: its edits are sealed under the same key, so that it ends as a whole */
    public static KeyScope message(AccountId author, ChannelId channel, Instant sentAt) {
        return new KeyScope(KeyPurpose.MESSAGE, author, channel, YearMonth.from(sentAt.atOffset(ZoneOffset.UTC)));
    }

    public static KeyScope person(AccountId account) {
        return new KeyScope(KeyPurpose.PERSON, account, null, null);
    }

    public static KeyScope channel(ChannelId channel) {
        return new KeyScope(KeyPurpose.CHANNEL, null, channel, null);
    }

    public static KeyScope lookup() {
        return new KeyScope(KeyPurpose.LOOKUP, null, null, null);
    }

    public static KeyScope signature() {
        return new KeyScope(KeyPurpose.SIGNATURE, null, null, null);
    }
}
