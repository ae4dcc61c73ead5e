package io.plexichat.query.session;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AddressHash;
import io.plexichat.kernel.erasure.ErasureEvent.ErasureCompleted;
import io.plexichat.kernel.erasure.ErasureSubject.OfAccount;
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.kernel.session.LoginEvent.LoginsFailed;
import io.plexichat.kernel.session.SessionEvent.SessionStarted;
import io.plexichat.query.projection.EventBatch;
import io.plexichat.query.projection.ProjectedEvent;
import io.plexichat.query.projection.Projection;
import io.plexichat.query.projection.RowWriter;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.projection.Sequence;
import java.util.Optional;
import java.util.Set;

public final class LoginProjection implements Projection {
    private final Schema schema;
    private final String insert;
    private final String forget;

    public LoginProjection(Schema schema) {
        this.schema = schema;
        this.insert = schema.sql("""
            insert into {schema}.login
                (position, failed, account_id, name, address, wrong, turned_away, first_at, last_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
        this.forget = schema.sql("delete from {schema}.login where account_id = ?");
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(SessionStarted.class, LoginsFailed.class, ErasureCompleted.class);
    }

    /** An erasure takes all logins of its account, so they wait for each other. */
    @Override
    public Sequence sequence(Object event) {
        return switch (event) {
            case SessionStarted started -> Sequence.of(started.accountId());
            case LoginsFailed failed ->
                Optional.ofNullable(failed.accountId()).map(Sequence::of).orElse(Sequence.OF_AGGREGATE);
            case ErasureCompleted erasure
            when erasure.subject() instanceof OfAccount(AccountId account) -> Sequence.of(account);
            default -> Sequence.OF_AGGREGATE;
        };
    }

    @Override
    public void project(EventBatch batch, RowWriter rows) {
        batch.forEach(event -> project(event, rows));
    }

    private void project(ProjectedEvent event, RowWriter rows) {
        switch (event.payload()) {
            case SessionStarted started ->
                rows.write(
                        insert,
                        event.position(),
                        false,
                        started.accountId().value(),
                        null,
                        null,
                        0L,
                        0L,
                        started.at(),
                        started.at());
            case LoginsFailed failed -> insert(event.position(), failed, rows);
            case ErasureCompleted erasure -> {
                if (erasure.subject() instanceof OfAccount(AccountId account)) {
                    rows.write(forget, account.value());
                }
            }
            default -> throw new IllegalArgumentException("Expected an event of logins.");
        }
    }

    private void insert(long position, LoginsFailed failed, RowWriter rows) {
        AccountId account = failed.accountId();
        LookupHash name = failed.name();
        AddressHash address = failed.address();
        rows.write(
                insert,
                position,
                true,
                account == null ? null : account.value(),
                name == null ? null : name.value(),
                address == null ? null : address.value(),
                (long) failed.wrong(),
                (long) failed.turnedAway(),
                failed.first(),
                failed.last());
    }
}
