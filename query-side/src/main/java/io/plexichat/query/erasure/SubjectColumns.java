package io.plexichat.query.erasure;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.erasure.ErasureSubject;
import io.plexichat.kernel.erasure.ErasureSubject.OfAccount;
import io.plexichat.kernel.erasure.ErasureSubject.OfChannel;
import io.plexichat.query.reading.Rows;
import io.r2dbc.spi.Readable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A subject as two columns, one of which is null. */
final class SubjectColumns {
    private SubjectColumns() {}

    static @Nullable UUID account(ErasureSubject subject) {
        return subject instanceof OfAccount(AccountId account) ? account.value() : null;
    }

    static @Nullable UUID channel(ErasureSubject subject) {
        return subject instanceof OfChannel(ChannelId channel) ? channel.value() : null;
    }

    static ErasureSubject read(Readable row) {
        UUID account = Rows.optionalUuid(row, "account_id");
        return account == null
                ? new OfChannel(new ChannelId(Rows.uuid(row, "channel_id")))
                : new OfAccount(new AccountId(account));
    }
}
