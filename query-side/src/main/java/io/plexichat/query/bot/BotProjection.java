package io.plexichat.query.bot;

import io.plexichat.kernel.access.Permissions;
import io.plexichat.kernel.account.AccountEvent.AccountLocked;
import io.plexichat.kernel.account.AccountEvent.AccountUnlocked;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.bot.ApiTokenUseEvent;
import io.plexichat.kernel.bot.ApiTokenUseEvent.ApiTokenUsed;
import io.plexichat.kernel.bot.BotEvent;
import io.plexichat.kernel.bot.BotEvent.ApiTokenIssued;
import io.plexichat.kernel.bot.BotEvent.ApiTokenRevoked;
import io.plexichat.kernel.bot.BotEvent.BotCreated;
import io.plexichat.kernel.erasure.ErasureEvent;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureBegun;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureCompleted;
import io.plexichat.kernel.erasure.ErasureSubject.OfAccount;
import io.plexichat.query.projection.EventBatch;
import io.plexichat.query.projection.Projection;
import io.plexichat.query.projection.RowWriter;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.projection.Sequence;
import java.util.Set;

/** Each event changes rows of one account, so none waits for those of another: what locks do to tokens is put together when it is asked for. */
public final class BotProjection implements Projection {
    private final Schema schema;
    private final String create;
    private final String issue;
    private final String use;
    private final String revoke;
    private final String bar;
    private final String unbar;

    public BotProjection(Schema schema) {
        this.schema = schema;
        this.create = schema.sql("insert into {schema}.bot (account_id, owner_id, created_at) values (?, ?, ?)");
        this.issue = schema.sql("""
                insert into {schema}.api_token (token_id, account_id, owner_id, issued_by, token_hash, label, scopes,
                    position, issued_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """);
        this.use = schema.sql(
                "update {schema}.api_token set last_used_at = greatest(last_used_at, ?::timestamptz) where token_id = ?");
        this.revoke = schema.sql("delete from {schema}.api_token where token_id = ?");
        this.bar = schema.sql("""
                insert into {schema}.barred (account_id, barred, since) values (?, true, ?)
                on conflict (account_id) do update set barred = true, since = excluded.since
                """);
        this.unbar = schema.sql("update {schema}.barred set barred = false where account_id = ?");
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(
                BotEvent.class,
                ApiTokenUseEvent.class,
                AccountLocked.class,
                AccountUnlocked.class,
                ErasureBegun.class,
                ErasureCompleted.class);
    }

    @Override
    public Sequence sequence(Object event) {
        return switch (event) {
            case BotEvent bot -> Sequence.of(bot.accountId());
            case ApiTokenUseEvent used -> Sequence.of(used.accountId());
            case ErasureEvent erasure
            when erasure.subject() instanceof OfAccount(AccountId account) -> Sequence.of(account);
            default -> Sequence.OF_AGGREGATE;
        };
    }

    @Override
    public void project(EventBatch batch, RowWriter rows) {
        batch.forEach(event -> {
            switch (event.payload()) {
                case BotEvent bot -> on(bot, event.position(), rows);
                case ApiTokenUsed(var _, var tokenId, var at) -> rows.write(use, at, tokenId.value());
                case AccountLocked(var accountId, var _, var _, var _) ->
                    rows.write(bar, accountId.value(), event.position());
                case AccountUnlocked(var accountId, var _, var _, var _) -> rows.write(unbar, accountId.value());
                case ErasureEvent erasure -> {
                    if (erasure.subject() instanceof OfAccount(AccountId account)) {
                        rows.write(bar, account.value(), event.position());
                    }
                }
                default -> throw new IllegalArgumentException("Expected an event of bots.");
            }
        });
    }

    private void on(BotEvent event, long position, RowWriter rows) {
        switch (event) {
            case BotCreated(var accountId, var owner, var _, var at) ->
                rows.write(create, accountId.value(), owner.value(), at);
            case ApiTokenIssued(
                    var accountId,
                    var tokenId,
                    var owner,
                    var by,
                    var label,
                    var scopes,
                    var hash,
                    var at,
                    var expiresAt) ->
                rows.write(
                        issue,
                        tokenId.value(),
                        accountId.value(),
                        owner.value(),
                        by.value(),
                        hash.value(),
                        label,
                        Permissions.of(scopes).text(),
                        position,
                        at,
                        expiresAt);
            case ApiTokenRevoked(var _, var tokenId, var _, var _) -> rows.write(revoke, tokenId.value());
        }
    }
}
