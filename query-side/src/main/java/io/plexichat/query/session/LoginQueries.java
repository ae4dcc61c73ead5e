package io.plexichat.query.session;

import io.plexichat.kernel.account.AccountBindings;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AddressHash;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.kernel.key.LookupDomain;
import io.plexichat.kernel.key.Opener;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.kernel.session.LoginOutcome;
import io.plexichat.kernel.session.LoginPage;
import io.plexichat.kernel.session.LoginQuery.ListLogins;
import io.plexichat.kernel.session.LoginView;
import io.plexichat.query.channel.People;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.reading.Cursor;
import io.plexichat.query.reading.Opening;
import io.plexichat.query.reading.Page;
import io.plexichat.query.reading.Rows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

public final class LoginQueries {
    private final DatabaseClient database;
    private final Opening opening;
    private final KeyVault vault;
    private final Schema logins;
    private final Schema accounts;
    private final People people;

    /** @param accounts what accounts are */
    public LoginQueries(
            DatabaseClient database, Opening opening, KeyVault vault, Schema logins, Schema accounts, People people) {
        this.database = database;
        this.opening = opening;
        this.vault = vault;
        this.logins = logins;
        this.accounts = accounts;
        this.people = people;
    }

    public Mono<LoginPage> list(ListLogins query) {
        Username username = query.username();
        if (username == null) {
            return page(query, new LoginStatement(query, null, Optional.empty(), logins, accounts));
        }
        String name =
                vault.lookupHash(LookupDomain.USERNAME, username.normalised()).value();
        return people.named(username)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(holder -> page(query, new LoginStatement(query, name, holder, logins, accounts)));
    }

    private Mono<LoginPage> page(ListLogins query, LoginStatement statement) {
        return statement
                .in(database)
                .map(Row::read)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, query.limit(), last -> Cursor.of(last.last(), last.position())))
                .flatMap(rows -> opening.of(rows.items(), Row::values)
                        .map(opener -> new LoginPage(
                                rows.items().stream()
                                        .map(row -> row.view(opener))
                                        .toList(),
                                rows.cursor())));
    }

    private record Row(
            long position,
            boolean failed,
            @Nullable AccountId accountId,
            @Nullable Sealed username,
            @Nullable String address,
            long wrong,
            long turnedAway,
            Instant first,
            Instant last) {
        static Row read(Readable row) {
            return new Row(
                    Rows.number(row, "position"),
                    Rows.truth(row, "failed"),
                    Rows.optionalId(row, "account_id", AccountId::new),
                    Rows.optionalSealed(row, "username"),
                    Rows.optionalText(row, "address"),
                    Rows.number(row, "wrong"),
                    Rows.number(row, "turned_away"),
                    Rows.time(row, "first_at"),
                    Rows.time(row, "last_at"));
        }

        Stream<Sealed> values() {
            return Stream.ofNullable(username);
        }

        LoginView view(Opener opener) {
            return new LoginView(
                    position,
                    failed ? LoginOutcome.FAILED : LoginOutcome.SUCCEEDED,
                    accountId,
                    name(opener),
                    AddressHash.ofNullable(address),
                    wrong,
                    turnedAway,
                    first,
                    last);
        }

        private @Nullable Username name(Opener opener) {
            return accountId == null || username == null
                    ? null
                    : opener.open(username, AccountBindings.username(accountId))
                            .map(Username::new)
                            .orElse(null);
        }
    }
}
