package io.plexichat.query.bot;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AuthorView;
import io.plexichat.kernel.bot.ApiTokenId;
import io.plexichat.kernel.bot.ApiTokenLabel;
import io.plexichat.kernel.bot.ApiTokenView;
import io.plexichat.kernel.bot.BotBindings;
import io.plexichat.kernel.bot.BotPage;
import io.plexichat.kernel.bot.BotQuery.ApiTokenList;
import io.plexichat.kernel.bot.BotQuery.ListApiTokens;
import io.plexichat.kernel.bot.BotQuery.ListBots;
import io.plexichat.kernel.bot.BotRejections;
import io.plexichat.kernel.bot.BotView;
import io.plexichat.kernel.key.Opener;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.query.account.SealedAuthor;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.reading.Cursor;
import io.plexichat.query.reading.Opening;
import io.plexichat.query.reading.Page;
import io.plexichat.query.reading.Rows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Bots and tokens as those see them who look after them. */
public final class BotQueries {
    /** Sorts before every bot; none has it. */
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final DatabaseClient database;
    private final Opening opening;
    private final String page;
    private final String exists;
    private final String tokens;

    /** @param account what accounts are */
    public BotQueries(DatabaseClient database, Opening opening, Schema schema, Schema account) {
        this.database = database;
        this.opening = opening;
        this.page = schema.sql("""
                select bot.*, a.username, a.display_name,
                    exists (select from {schema}.barred b where b.account_id = bot.account_id and b.barred) as locked,
                    (select count(*) from {schema}.api_token t where t.account_id = bot.account_id and %s) as tokens
                from {schema}.bot join {account}.account a on a.account_id = bot.account_id
                where bot.account_id > :after and (:owner::uuid is null or bot.owner_id = :owner)
                order by bot.account_id limit :rows
                """.formatted(ApiTokenQueries.LIVE).replace("{account}", account.toString()));
        this.exists = schema.sql("""
                select account_id from {schema}.bot
                where account_id = :account and (:owner::uuid is null or owner_id = :owner) limit 1
                """);
        // Those that locks ended are there, too, for they count until they are revoked or over.
        this.tokens = schema.sql("""
                select t.*, (%s) as live from {schema}.api_token t
                where t.account_id = :account and t.expires_at > :at order by t.position limit :rows
                """.formatted(ApiTokenQueries.LIVE));
    }

    public Mono<BotPage> list(ListBots query) {
        Cursor cursor = Cursor.parse(query.cursor(), 1);
        return owned(database.sql(page), query.owner())
                .bind("after", cursor == null ? BEFORE_ALL : cursor.uuid(0))
                .bind("at", Rows.timestamp(query.at()))
                .bind("rows", Page.rowsFor(query.limit()))
                .map(BotRow::read)
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows, query.limit(), last -> Cursor.of(last.account().accountId())))
                .flatMap(rows -> opening.of(rows.items(), row -> row.account().values())
                        .map(opener -> new BotPage(
                                rows.items().stream()
                                        .map(row -> row.view(opener))
                                        .toList(),
                                rows.cursor())));
    }

    public Mono<ApiTokenList> tokens(ListApiTokens query) {
        Mono<ApiTokenList> found = database.sql(tokens)
                .bind("account", query.accountId().value())
                .bind("at", Rows.timestamp(query.at()))
                .bind("rows", Page.MAX)
                .map(TokenRow::read)
                .all()
                .collectList()
                .flatMap(rows -> opening.of(rows, row -> Stream.of(row.label()))
                        .map(opener -> new ApiTokenList(rows.stream()
                                .map(row -> row.view(query.accountId(), opener))
                                .toList())));
        return owned(database.sql(exists), query.owner())
                .bind("account", query.accountId().value())
                .map(row -> Rows.uuid(row, "account_id"))
                .one()
                .flatMap(_ -> found)
                .switchIfEmpty(Mono.error(() -> BotRejections.NOT_FOUND.because(
                        "Expected bot " + query.accountId() + ", but there is no such bot.")));
    }

    private static GenericExecuteSpec owned(GenericExecuteSpec asked, @Nullable AccountId owner) {
        return owner == null ? asked.bindNull("owner", UUID.class) : asked.bind("owner", owner.value());
    }

    private record BotRow(SealedAuthor account, AccountId owner, Instant createdAt, boolean locked, long tokens) {
        static BotRow read(Readable row) {
            return new BotRow(
                    SealedAuthor.read(row, new AccountId(Rows.uuid(row, "account_id")), ""),
                    new AccountId(Rows.uuid(row, "owner_id")),
                    Rows.time(row, "created_at"),
                    Rows.truth(row, "locked"),
                    Rows.number(row, "tokens"));
        }

        BotView view(Opener opener) {
            AuthorView opened = account.open(opener);
            return new BotView(
                    opened.accountId(), opened.username(), opened.displayName(), owner, createdAt, locked, tokens);
        }
    }

    /** @param plain all of it but for the label */
    private record TokenRow(Sealed label, ApiTokenView plain) {
        static TokenRow read(Readable row) {
            return new TokenRow(
                    Rows.sealed(row, "label"),
                    new ApiTokenView(
                            new ApiTokenId(Rows.uuid(row, "token_id")),
                            null,
                            ApiTokenQueries.scopes(row),
                            Rows.truth(row, "live"),
                            new AccountId(Rows.uuid(row, "issued_by")),
                            Rows.time(row, "issued_at"),
                            Rows.time(row, "expires_at"),
                            Rows.optionalTime(row, "last_used_at")));
        }

        ApiTokenView view(AccountId bot, Opener opener) {
            return opener.open(label, BotBindings.tokenLabel(bot))
                    .map(ApiTokenLabel::new)
                    .map(plain::labelled)
                    .orElse(plain);
        }
    }
}
