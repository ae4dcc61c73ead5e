package io.plexichat.query.presence;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.presence.PresenceQuery.CompanionList;
import io.plexichat.kernel.presence.PresenceQuery.ListCompanions;
import io.plexichat.query.account.SealedAuthor;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.reading.Opening;
import io.plexichat.query.reading.Rows;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Accounts that share a channel with a viewer. */
public final class CompanionQueries {
    private final DatabaseClient database;
    private final Opening opening;
    private final String companions;

    public CompanionQueries(DatabaseClient database, Opening opening, Schema directory) {
        this.database = database;
        this.opening = opening;
        this.companions = directory.sql("""
                select p.account_id, p.username, p.display_name
                from {schema}.person p
                where p.account_id = any(:accounts)
                and (p.account_id = :viewer or exists (
                    select from {schema}.standing theirs
                    join {schema}.standing mine on mine.channel_id = theirs.channel_id and mine.account_id = :viewer
                    where theirs.account_id = p.account_id))
                limit :rows
                """);
    }

    public Mono<CompanionList> list(ListCompanions query) {
        return database.sql(companions)
                .bind("viewer", query.viewer().value())
                .bind(
                        "accounts",
                        query.accounts().stream()
                                .limit(ListCompanions.MOST)
                                .map(AccountId::value)
                                .toArray(UUID[]::new))
                .bind("rows", ListCompanions.MOST)
                .map(row -> SealedAuthor.read(row, new AccountId(Rows.uuid(row, "account_id")), ""))
                .all()
                .collectList()
                .flatMap(found -> opening.of(found, SealedAuthor::values)
                        .map(opener -> new CompanionList(
                                found.stream().map(row -> row.open(opener)).toList())));
    }
}
