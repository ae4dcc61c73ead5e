package io.plexichat.query.erasure;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.key.KeySelection;
import io.plexichat.kernel.key.KeySelection.OfAccount;
import io.plexichat.kernel.key.KeySelection.OfChannel;
import io.plexichat.kernel.key.KeySelection.OfChannelBefore;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keys that the log ordered destroyed. */
record DestructionOrder(KeySelection selection, long position, Instant at) {
    static DestructionOrder read(ResultSet row) throws SQLException {
        return new DestructionOrder(
                selection(row),
                row.getLong("position"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static KeySelection selection(ResultSet row) throws SQLException {
        @Nullable UUID account = row.getObject("account_id", UUID.class);
        if (account != null) {
            return new OfAccount(new AccountId(account));
        }
        ChannelId channel = new ChannelId(row.getObject("channel_id", UUID.class));
        @Nullable Date firstKept = row.getDate("first_kept");
        return firstKept == null
                ? new OfChannel(channel)
                : new OfChannelBefore(channel, YearMonth.from(firstKept.toLocalDate()));
    }
}
