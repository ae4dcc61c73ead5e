package io.plexichat.query.bot;

import io.plexichat.kernel.access.Permission;
import io.plexichat.kernel.access.Permissions;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.bot.ApiTokenId;
import io.plexichat.kernel.bot.ApiTokenUse;
import io.plexichat.kernel.bot.BotQuery.FindApiToken;
import io.plexichat.kernel.bot.BotQuery.FoundApiToken;
import io.plexichat.kernel.bot.BotQuery.GetApiTokenStatus;
import io.plexichat.kernel.bot.BotQuery.ListLiveApiTokens;
import io.plexichat.kernel.bot.BotQuery.LiveApiToken;
import io.plexichat.kernel.bot.BotQuery.LiveApiTokens;
import io.plexichat.kernel.session.SessionQuery.SessionStatus;
import io.plexichat.query.account.AccountQueries;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.reading.Rows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Who acts by a token, and whether it still may. */
public final class ApiTokenQueries {
    /**
     * Of a row t: that nobody whom it stands on was locked or erased since. That is not known while something that happened to one of them waits
     * as a dead letter.
     */
    static final String LIVE = """
            t.expires_at > :at and not exists (
                select from {schema}.barred b
                where b.account_id in (t.account_id, t.owner_id, t.issued_by) and (b.barred or b.since > t.position))
            and not exists (
                select from {schema}.dead_letter letter
                where letter.sequence_id in (t.account_id::text, t.owner_id::text, t.issued_by::text))
            """;

    private final DatabaseClient database;
    private final String find;
    private final String live;

    /** @param account what accounts are */
    public ApiTokenQueries(DatabaseClient database, Schema schema, Schema account) {
        this.database = database;
        this.find = schema.sql("select t.* from {schema}.api_token t where t.token_hash = :hash and " + LIVE);
        this.live = schema.sql("""
                select t.token_id, a.roles
                from {schema}.api_token t join {account}.account a on a.account_id = t.account_id
                where t.token_id = any(:ids) and not exists (
                    select from {account}.dead_letter letter where letter.sequence_id = t.account_id::text)
                and
                """.replace("{account}", account.toString()) + LIVE);
    }

    public Mono<FoundApiToken> find(FindApiToken query) {
        return database.sql(find)
                .bind("hash", query.hash().value())
                .bind("at", Rows.timestamp(query.at()))
                .map(ApiTokenQueries::use)
                .one()
                .map(FoundApiToken::new)
                .defaultIfEmpty(new FoundApiToken(null));
    }

    public Mono<SessionStatus> status(GetApiTokenStatus query) {
        return live(List.of(query.tokenId()), query.at())
                .map(found -> found.isEmpty()
                        ? new SessionStatus(false)
                        : new SessionStatus(true, found.getFirst().roles()));
    }

    public Mono<LiveApiTokens> live(ListLiveApiTokens query) {
        return live(query.tokenIds().stream().limit(ListLiveApiTokens.MOST).toList(), query.at())
                .map(LiveApiTokens::new);
    }

    private Mono<List<LiveApiToken>> live(List<ApiTokenId> tokens, Instant at) {
        return database.sql(live)
                .bind("ids", tokens.stream().map(ApiTokenId::value).toArray(UUID[]::new))
                .bind("at", Rows.timestamp(at))
                .map(row -> new LiveApiToken(
                        new ApiTokenId(Rows.uuid(row, "token_id")), AccountQueries.roles(Rows.text(row, "roles"))))
                .all()
                .collectList();
    }

    private static ApiTokenUse use(Readable row) {
        return new ApiTokenUse(
                new ApiTokenId(Rows.uuid(row, "token_id")),
                new AccountId(Rows.uuid(row, "account_id")),
                Stream.of("owner_id", "issued_by")
                        .map(column -> new AccountId(Rows.uuid(row, column)))
                        .collect(Collectors.toSet()),
                scopes(row),
                Rows.time(row, "expires_at"),
                Rows.optionalTime(row, "last_used_at"));
    }

    static Set<Permission> scopes(Readable row) {
        Permissions all = Permissions.parse(Rows.text(row, "scopes"));
        return Arrays.stream(Permission.values()).filter(all::contains).collect(Collectors.toSet());
    }
}
