package io.plexichat.query.session;

import io.plexichat.kernel.account.AccountEvent.AccountLocked;
import io.plexichat.kernel.account.AccountEvent.PasswordChanged;
import io.plexichat.kernel.account.AccountEvent.PasswordRecovered;
import io.plexichat.kernel.account.AccountEvent.SessionsEnded;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.erasure.ErasureEvent;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureBegun;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureCompleted;
import io.plexichat.kernel.erasure.ErasureSubject.OfAccount;
import io.plexichat.kernel.session.SessionEvent;
import io.plexichat.kernel.session.SessionEvent.SessionEnded;
import io.plexichat.kernel.session.SessionEvent.SessionProved;
import io.plexichat.kernel.session.SessionEvent.SessionRefreshed;
import io.plexichat.kernel.session.SessionEvent.SessionStarted;
import io.plexichat.query.projection.EventBatch;
import io.plexichat.query.projection.Projection;
import io.plexichat.query.projection.RowWriter;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.projection.Sequence;
import java.util.Set;

public final class SessionProjection implements Projection {
    private final Schema schema;
    private final String insert;
    private final String refresh;
    private final String end;
    private final String endAll;
    private final String endOthers;

    public SessionProjection(Schema schema) {
        this.schema = schema;
        this.insert = schema.sql("""
            insert into {schema}.session (session_id, account_id, device, started_at, last_used_at, expires_at)
            values (?, ?, ?, ?, ?, ?)
            """);
        this.refresh = schema.sql("update {schema}.session set last_used_at = ?, expires_at = ? where session_id = ?");
        this.end = schema.sql("delete from {schema}.session where session_id = ?");
        this.endAll = schema.sql("delete from {schema}.session where account_id = ?");
        this.endOthers = schema.sql("delete from {schema}.session where account_id = ? and session_id <> ?");
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(
                SessionEvent.class,
                PasswordChanged.class,
                PasswordRecovered.class,
                SessionsEnded.class,
                AccountLocked.class,
                ErasureBegun.class,
                ErasureCompleted.class);
    }

    /** A new password, other factors, a lock or an erasure end all sessions of the account, so they wait for each other: none may come back. */
    @Override
    public Sequence sequence(Object event) {
        return switch (event) {
            case SessionEvent session -> Sequence.of(session.accountId());
            case ErasureEvent erasure
            when erasure.subject() instanceof OfAccount(AccountId account) -> Sequence.of(account);
            default -> Sequence.OF_AGGREGATE;
        };
    }

    @Override
    public void project(EventBatch batch, RowWriter rows) {
        batch.forEach(event -> {
            switch (event.payload()) {
                case SessionEvent session -> on(session, rows);
                case PasswordChanged(var accountId, var _, var kept, var _) ->
                    rows.write(endOthers, accountId.value(), kept.value());
                case PasswordRecovered(var accountId, var _, var _, var _) -> rows.write(endAll, accountId.value());
                case SessionsEnded(var accountId, var kept, var _) -> {
                    if (kept == null) {
                        rows.write(endAll, accountId.value());
                    } else {
                        rows.write(endOthers, accountId.value(), kept.value());
                    }
                }
                case AccountLocked(var accountId, var _, var _, var _) -> rows.write(endAll, accountId.value());
                // One may have begun between the order and the end of the keys, so it is done a second time.
                case ErasureEvent erasure -> {
                    if (erasure.subject() instanceof OfAccount(AccountId account)) {
                        rows.write(endAll, account.value());
                    }
                }
                default -> throw new IllegalArgumentException("Expected an event of sessions.");
            }
        });
    }

    private void on(SessionEvent event, RowWriter rows) {
        switch (event) {
            case SessionStarted(var sessionId, var accountId, var _, var device, var at, var expiresAt) ->
                rows.write(insert, sessionId.value(), accountId.value(), device, at, at, expiresAt);
            case SessionRefreshed(var sessionId, var _, var _, var at, var expiresAt) ->
                rows.write(refresh, at, expiresAt, sessionId.value());
            case SessionProved _ -> {}
            case SessionEnded(var sessionId, var _, var _, var _) -> rows.write(end, sessionId.value());
        }
    }
}
