package io.plexichat.query.erasure;

import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.erasure.ErasureId;
import io.plexichat.kernel.erasure.ErasurePage;
import io.plexichat.kernel.erasure.ErasureQuery.GetErasure;
import io.plexichat.kernel.erasure.ErasureQuery.GetErasureOf;
import io.plexichat.kernel.erasure.ErasureQuery.ListErasureWork;
import io.plexichat.kernel.erasure.ErasureQuery.ListErasures;
import io.plexichat.kernel.erasure.ErasureRejections;
import io.plexichat.kernel.erasure.ErasureState;
import io.plexichat.kernel.erasure.ErasureView;
import io.plexichat.kernel.erasure.ErasureWork;
import io.plexichat.query.reading.Cursor;
import io.plexichat.query.reading.Page;
import io.plexichat.query.reading.Rows;
import io.r2dbc.spi.Readable;
import java.util.Locale;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

public final class ErasureQueries {
    private final DatabaseClient database;
    private final ErasureReads sql;

    public ErasureQueries(DatabaseClient database, ErasureReads sql) {
        this.database = database;
        this.sql = sql;
    }

    public Mono<ErasureView> get(GetErasure query) {
        return database.sql(sql.one)
                .bind("id", query.erasureId().value())
                .map(ErasureQueries::view)
                .one()
                .switchIfEmpty(Mono.error(() -> notFound("Expected erasure " + query.erasureId())));
    }

    public Mono<ErasureView> getOf(GetErasureOf query) {
        return Binds.subject(database.sql(sql.last), query.subject())
                .map(ErasureQueries::view)
                .one()
                .switchIfEmpty(Mono.error(() -> notFound("Expected an erasure of " + query.subject())));
    }

    public Mono<ErasurePage> list(ListErasures query) {
        Cursor cursor = Cursor.parse(query.cursor(), 1);
        return database.sql(sql.page)
                .bind("before", cursor == null ? Long.MAX_VALUE : cursor.number(0))
                .bind("rows", Page.rowsFor(query.limit()))
                .map(Positioned::read)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, query.limit(), last -> Cursor.of(last.position())))
                .map(found -> new ErasurePage(
                        found.items().stream().map(Positioned::view).toList(), found.cursor()));
    }

    public Mono<ErasureWork> work(ListErasureWork query) {
        return Mono.zip(
                database.sql(sql.work)
                        .bind("at", Rows.timestamp(query.at()))
                        .bind("rows", Page.clamp(query.limit()))
                        .map(ErasureQueries::view)
                        .all()
                        .collectList(),
                database.sql(sql.nextDue)
                        .bind("at", Rows.timestamp(query.at()))
                        .map(row -> Optional.ofNullable(Rows.optionalTime(row, "next")))
                        .one(),
                (items, next) -> new ErasureWork(items, next.orElse(null)));
    }

    private record Positioned(long position, ErasureView view) {
        static Positioned read(Readable row) {
            return new Positioned(Rows.number(row, "position"), ErasureQueries.view(row));
        }
    }

    private static ErasureView view(Readable row) {
        return new ErasureView(
                new ErasureId(Rows.uuid(row, "erasure_id")),
                SubjectColumns.read(row),
                ErasureState.valueOf(Rows.text(row, "state").replace('-', '_').toUpperCase(Locale.ROOT)),
                new AccountId(Rows.uuid(row, "requested_by")),
                Rows.time(row, "requested_at"),
                Rows.time(row, "due_at"),
                Rows.optionalId(row, "taken_back_by", AccountId::new),
                Rows.optionalTime(row, "taken_back_at"),
                Rows.optionalTime(row, "begun_at"),
                Rows.optionalNumber(row, "begin_position"),
                Rows.optionalTime(row, "completed_at"),
                Rows.optionalNumber(row, "complete_position"),
                Rows.optionalNumber(row, "keys"),
                Rows.optionalNumber(row, "messages"));
    }

    private static RejectedException notFound(String expectation) {
        return ErasureRejections.NOT_FOUND.because(expectation + ", but there is none.");
    }
}
