package io.plexichat.query.session;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.session.LoginOutcome;
import io.plexichat.kernel.session.LoginQuery.ListLogins;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.reading.Cursor;
import io.plexichat.query.reading.Page;
import io.plexichat.query.reading.Rows;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** One page, newest first: only what is asked for stands in the statement, so each kind of it has an index. */
final class LoginStatement {
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final String text;
    private final Map<String, Object> values = new HashMap<>();

    /**
     * @param name that is asked for, hashed; null for all
     * @param account whose name it is; empty when it is nobody's
     */
    LoginStatement(
            ListLogins query, @Nullable String name, Optional<AccountId> account, Schema logins, Schema accounts) {
        StringBuilder found = new StringBuilder("(login.last_at, login.position) < (:before, :position)");
        Cursor cursor = Cursor.parse(query.cursor(), 2);
        values.put("before", Rows.timestamp(cursor == null ? END_OF_TIME : cursor.time(0)));
        values.put("position", cursor == null ? Long.MAX_VALUE : cursor.number(1));
        values.put("rows", Page.rowsFor(query.limit()));
        Instant from = query.from();
        if (from != null) {
            found.append(" and login.last_at >= :from");
            values.put("from", Rows.timestamp(from));
        }
        Instant to = query.to();
        if (to != null) {
            found.append(" and login.last_at < :to");
            values.put("to", Rows.timestamp(to));
        }
        LoginOutcome outcome = query.outcome();
        if (outcome != null) {
            found.append(outcome == LoginOutcome.FAILED ? " and login.failed" : " and not login.failed");
        }
        String order = " order by login.last_at desc, login.position desc limit :rows";
        String one = "(select * from {schema}.login where " + found + "%s" + order + ")";
        String page = one.formatted("");
        if (name != null) {
            // A name that was nobody's may have become somebody's.
            page = one.formatted(" and login.name = :name");
            values.put("name", name);
            if (account.isPresent()) {
                page += " union all " + one.formatted(" and login.account_id = :account");
                values.put("account", account.get().value());
            }
        }
        this.text = logins.sql("select login.*, account.username from (" + page
                + ") login left join {account}.account".replace("{account}", accounts.toString())
                + " on account.account_id = login.account_id" + order);
    }

    GenericExecuteSpec in(DatabaseClient database) {
        GenericExecuteSpec statement = database.sql(text);
        for (var value : values.entrySet()) {
            statement = statement.bind(value.getKey(), value.getValue());
        }
        return statement;
    }
}
