package io.plexichat.query.channel;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.kernel.key.LookupDomain;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.reading.Rows;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Accounts by their names. */
public final class People {
    private final DatabaseClient database;
    private final KeyVault vault;
    private final String byName;

    public People(DatabaseClient database, KeyVault vault, Schema directory) {
        this.database = database;
        this.vault = vault;
        this.byName = directory.sql("select account_id from {schema}.person where username_key = :name limit 1");
    }

    /** Names are compared in their normalised form. */
    public Mono<AccountId> named(Username username) {
        return database.sql(byName)
                .bind(
                        "name",
                        vault.lookupHash(LookupDomain.USERNAME, username.normalised())
                                .value())
                .map(row -> new AccountId(Rows.uuid(row, "account_id")))
                .one();
    }
}
