package io.plexichat.query.account;

import io.plexichat.kernel.account.AccountEvent;
import io.plexichat.kernel.account.AccountEvent.AccountLocked;
import io.plexichat.kernel.account.AccountEvent.AccountRegistered;
import io.plexichat.kernel.account.AccountEvent.AccountUnlocked;
import io.plexichat.kernel.account.AccountEvent.AddressKnown;
import io.plexichat.kernel.account.AccountEvent.EmailAddressRemoved;
import io.plexichat.kernel.account.AccountEvent.EmailConfirmed;
import io.plexichat.kernel.account.AccountEvent.EmailOffered;
import io.plexichat.kernel.account.AccountEvent.PasswordChanged;
import io.plexichat.kernel.account.AccountEvent.PasswordRecovered;
import io.plexichat.kernel.account.AccountEvent.PasswordRehashed;
import io.plexichat.kernel.account.AccountEvent.RoleGranted;
import io.plexichat.kernel.account.AccountEvent.RoleTaken;
import io.plexichat.kernel.account.AccountEvent.SessionsEnded;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.query.projection.EventBatch;
import io.plexichat.query.projection.Projection;
import io.plexichat.query.projection.RowWriter;
import io.plexichat.query.projection.Schema;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

public final class AccountProjection implements Projection {
    /** In alphabetical order, as they were registered. */
    private static final String ROLES = """
            update {schema}.account set roles = coalesce(
                (select string_agg(role, ',' order by role collate "C") from unnest(%s) role), '')
            where account_id = ?
            """;

    private final Schema schema;
    private final boolean locks;
    private final String insert;
    private final String confirmEmail;
    private final String removeEmail;
    private final String lock;
    private final String grant;
    private final String take;

    public AccountProjection(Schema schema) {
        this(schema, /* locks= */ true);
    }

    private AccountProjection(Schema schema, boolean locks) {
        this.schema = schema;
        this.locks = locks;
        this.insert = schema.sql(
                "insert into {schema}.account (account_id, username, display_name, email, roles) values (?, ?, ?, ?, ?)");
        this.confirmEmail =
                schema.sql("update {schema}.account set email = ?, email_confirmed = true where account_id = ?");
        this.removeEmail =
                schema.sql("update {schema}.account set email = null, email_confirmed = false where account_id = ?");
        this.lock = schema.sql("update {schema}.account set locked_at = ? where account_id = ?");
        this.grant = schema.sql(
                ROLES.formatted("array_append(array_remove(string_to_array(roles, ','), ?::text), ?::text)"));
        this.take = schema.sql(ROLES.formatted("array_remove(string_to_array(roles, ','), ?::text)"));
    }

    /** Version 2, which does not know what is locked; it feeds tables that are there. */
    public static AccountProjection withoutLocks(Schema schema) {
        return new AccountProjection(schema, /* locks= */ false);
    }

    /** Whether it is kept which accounts are locked. */
    public boolean locks() {
        return locks;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(AccountEvent.class);
    }

    @Override
    public void project(EventBatch batch, RowWriter rows) {
        batch.forEach(event -> {
            if (event.payload() instanceof AccountEvent change) {
                on(change, rows);
            }
        });
    }

    private void on(AccountEvent event, RowWriter rows) {
        switch (event) {
            case AccountRegistered(
                    var accountId,
                    var _,
                    var username,
                    var displayName,
                    var email,
                    var _,
                    var roles,
                    var _) ->
                rows.write(
                        insert,
                        accountId.value(),
                        username,
                        displayName,
                        email,
                        roles.stream().map(Enum::name).sorted().collect(Collectors.joining(",")));
            case RoleGranted(var accountId, var role, var _, var _) ->
                rows.write(grant, role.name(), role.name(), accountId.value());
            case RoleTaken(var accountId, var role, var _, var _) -> rows.write(take, role.name(), accountId.value());
            case EmailConfirmed(var accountId, var _, var email, var _) ->
                rows.write(confirmEmail, email, accountId.value());
            case EmailAddressRemoved(var accountId, var _) -> rows.write(removeEmail, accountId.value());
            case AccountLocked(var accountId, var _, var _, var at) -> lock(accountId, at, rows);
            case AccountUnlocked(var accountId, var _, var _, var _) -> lock(accountId, null, rows);
            case PasswordChanged _,
                    PasswordRecovered _,
                    PasswordRehashed _,
                    SessionsEnded _,
                    EmailOffered _,
                    AddressKnown _ -> {
                // Shown to nobody.
            }
        }
    }

    private void lock(AccountId account, @Nullable Instant at, RowWriter rows) {
        if (locks) {
            rows.write(lock, at, account.value());
        }
    }
}
