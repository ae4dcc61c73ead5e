package io.plexichat.query.account;

import io.plexichat.kernel.account.AccountBindings;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AuthorView;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.key.Opener;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.query.reading.Rows;
import io.r2dbc.spi.Readable;
import java.util.stream.Stream;

/** An account as others see it, with its names as they are stored. */
public record SealedAuthor(AccountId accountId, Sealed username, Sealed displayName) {
    /** @param prefix of the columns {@code username} and {@code display_name} */
    public static SealedAuthor read(Readable row, AccountId accountId, String prefix) {
        return new SealedAuthor(
                accountId, Rows.sealed(row, prefix + "username"), Rows.sealed(row, prefix + "display_name"));
    }

    public Stream<Sealed> values() {
        return Stream.of(username, displayName);
    }

    public AuthorView open(Opener opener) {
        return new AuthorView(
                accountId,
                new Username(opener.openOrErased(username, AccountBindings.username(accountId))),
                new DisplayName(opener.openOrErased(displayName, AccountBindings.displayName(accountId))));
    }
}
