package io.plexichat.query.account;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountQuery.GetAccount;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.AccountView;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.EmailAddress;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.account.Username;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.reading.Rows;
import io.r2dbc.spi.Readable;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

public final class AccountQueries {
    private final DatabaseClient database;
    private final String byId;

    public AccountQueries(DatabaseClient database, Schema schema) {
        this.database = database;
        this.byId = schema.sql("select * from {schema}.account where account_id = :id limit 1");
    }

    public Mono<AccountView> get(GetAccount query) {
        return database.sql(byId)
                .bind("id", query.accountId().value())
                .map(AccountQueries::view)
                .one()
                .switchIfEmpty(Mono.error(() -> AccountRejections.NOT_FOUND.because(
                        "Expected to get account " + query.accountId() + ", but there is no such account.")));
    }

    private static AccountView view(Readable row) {
        String email = Rows.optionalText(row, "email");
        return new AccountView(
                new AccountId(Rows.uuid(row, "account_id")),
                new Username(Rows.text(row, "username")),
                new DisplayName(Rows.text(row, "display_name")),
                email == null ? null : new EmailAddress(email),
                roles(Rows.text(row, "roles")));
    }

    private static Set<ServerRole> roles(String joined) {
        return joined.isEmpty()
                ? Set.of()
                : Stream.of(joined.split(",")).map(ServerRole::valueOf).collect(Collectors.toSet());
    }
}
