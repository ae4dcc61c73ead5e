package io.plexichat.query.account;

import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.account.AccountBindings;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AccountPage;
import io.plexichat.kernel.account.AccountQuery.GetAccount;
import io.plexichat.kernel.account.AccountQuery.ListAccounts;
import io.plexichat.kernel.account.AccountRejections;
import io.plexichat.kernel.account.AccountView;
import io.plexichat.kernel.account.AuthorView;
import io.plexichat.kernel.account.EmailAddress;
import io.plexichat.kernel.account.ListedAccount;
import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.key.Opener;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.reading.Cursor;
import io.plexichat.query.reading.Opening;
import io.plexichat.query.reading.Page;
import io.plexichat.query.reading.Rows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

public final class AccountQueries {
    /** Sorts before every account; no account has it. */
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final DatabaseClient database;
    private final Opening opening;
    private final boolean locks;
    private final String byId;
    private final String pageOfAll;
    private final String pageOfLocked;
    private final String pageOfUnlocked;

    /** @param locks whether the read model knows which accounts are locked */
    public AccountQueries(DatabaseClient database, Opening opening, Schema schema, boolean locks) {
        this.database = database;
        this.opening = opening;
        this.locks = locks;
        this.byId = schema.sql("select * from {schema}.account where account_id = :id limit 1");
        String page = schema.sql("""
                select account_id, username, display_name, roles, {locked} as locked_at from {schema}.account
                where account_id > :after and (:role::text is null or :role = any(string_to_array(roles, ','))) %s
                order by account_id limit :rows
                """.replace("{locked}", locks ? "locked_at" : "null::timestamptz"));
        this.pageOfLocked = page.formatted("and locked_at is not null");
        this.pageOfUnlocked = page.formatted("and locked_at is null");
        this.pageOfAll = page.formatted("");
    }

    public Mono<AccountView> get(GetAccount query) {
        return database.sql(byId)
                .bind("id", query.accountId().value())
                .map(Row::read)
                .one()
                .flatMap(row -> opening.of(List.of(row), Row::values).map(row::view))
                .switchIfEmpty(Mono.error(() -> AccountRejections.NOT_FOUND.because(
                        "Expected to get account " + query.accountId() + ", but there is no such account.")));
    }

    public Mono<AccountPage> list(ListAccounts query) {
        Cursor cursor = Cursor.parse(query.cursor(), 1);
        ServerRole role = query.role();
        Boolean locked = query.locked();
        if (locked != null && !locks) {
            return Mono.error(
                    CommonRejections.READ_MODEL_UNAVAILABLE.because(
                            "Expected to tell which accounts are locked, but accounts are read as an earlier release left them."));
        }
        String page = locked == null ? pageOfAll : locked ? pageOfLocked : pageOfUnlocked;
        GenericExecuteSpec found = database.sql(page)
                .bind("after", cursor == null ? BEFORE_ALL : cursor.uuid(0))
                .bind("rows", Page.rowsFor(query.limit()));
        return (role == null ? found.bindNull("role", String.class) : found.bind("role", role.name()))
                .map(Listed::read)
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows, query.limit(), last -> Cursor.of(last.account().accountId())))
                .flatMap(rows -> opening.of(rows.items(), row -> row.account().values())
                        .map(opener -> new AccountPage(
                                rows.items().stream()
                                        .map(row -> row.view(opener))
                                        .toList(),
                                rows.cursor())));
    }

    private record Listed(
            SealedAuthor account,
            Set<ServerRole> roles,
            @Nullable Instant lockedAt) {
        static Listed read(Readable row) {
            return new Listed(
                    SealedAuthor.read(row, new AccountId(Rows.uuid(row, "account_id")), ""),
                    AccountQueries.roles(Rows.text(row, "roles")),
                    Rows.optionalTime(row, "locked_at"));
        }

        ListedAccount view(Opener opener) {
            AuthorView opened = account.open(opener);
            return new ListedAccount(opened.accountId(), opened.username(), opened.displayName(), roles, lockedAt);
        }
    }

    private record Row(SealedAuthor account, @Nullable Sealed email, boolean emailConfirmed, Set<ServerRole> roles) {
        static Row read(Readable row) {
            return new Row(
                    SealedAuthor.read(row, new AccountId(Rows.uuid(row, "account_id")), ""),
                    Rows.optionalSealed(row, "email"),
                    Rows.truth(row, "email_confirmed"),
                    AccountQueries.roles(Rows.text(row, "roles")));
        }

        Stream<Sealed> values() {
            return Stream.concat(account.values(), Stream.ofNullable(email));
        }

        AccountView view(Opener opener) {
            AuthorView opened = account.open(opener);
            AccountId id = opened.accountId();
            return new AccountView(
                    id,
                    opened.username(),
                    opened.displayName(),
                    Optional.ofNullable(email)
                            .flatMap(address -> opener.open(
                                    address,
                                    emailConfirmed ? AccountBindings.confirmedEmail(id) : AccountBindings.email(id)))
                            .map(EmailAddress::new)
                            .orElse(null),
                    emailConfirmed,
                    roles);
        }
    }

    /** As the column of this name has them. */
    public static Set<ServerRole> roles(String joined) {
        return joined.isEmpty()
                ? Set.of()
                : Stream.of(joined.split(",")).map(ServerRole::valueOf).collect(Collectors.toSet());
    }
}
