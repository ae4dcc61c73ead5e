package io.plexichat.query.erasure;

import io.plexichat.kernel.erasure.ErasureSubject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Binds what may be null. */
final class Binds {
    private Binds() {}

    /** As {@code :account} and {@code :channel}. */
    static GenericExecuteSpec subject(GenericExecuteSpec statement, ErasureSubject subject) {
        return value(
                value(statement, "account", UUID.class, SubjectColumns.account(subject)),
                "channel",
                UUID.class,
                SubjectColumns.channel(subject));
    }

    static <T> GenericExecuteSpec value(GenericExecuteSpec statement, String name, Class<T> type, @Nullable T value) {
        return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
    }
}
