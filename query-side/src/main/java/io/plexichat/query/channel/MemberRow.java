package io.plexichat.query.channel;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AuthorView;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.channel.MemberView;
import io.plexichat.kernel.key.Opener;
import io.plexichat.query.account.SealedAuthor;
import io.plexichat.query.reading.Rows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record MemberRow(
        SealedAuthor person,
        ChannelRole role,
        Instant joinedAt,
        @Nullable Instant mutedUntil) {
    static MemberRow read(Readable row) {
        return new MemberRow(
                SealedAuthor.read(row, new AccountId(Rows.uuid(row, "account_id")), ""),
                ChannelRole.valueOf(Rows.text(row, "role")),
                Rows.time(row, "joined_at"),
                Rows.optionalTime(row, "muted_until"));
    }

    MemberView view(Opener opener) {
        AuthorView opened = person.open(opener);
        return new MemberView(opened.accountId(), opened.username(), opened.displayName(), role, joinedAt, mutedUntil);
    }
}
