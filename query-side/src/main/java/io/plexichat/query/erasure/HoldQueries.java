package io.plexichat.query.erasure;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.erasure.ErasureBindings;
import io.plexichat.kernel.erasure.ErasureQuery.GetHold;
import io.plexichat.kernel.erasure.ErasureQuery.ListHolds;
import io.plexichat.kernel.erasure.ErasureRejections;
import io.plexichat.kernel.erasure.ErasureSubject;
import io.plexichat.kernel.erasure.HoldId;
import io.plexichat.kernel.erasure.HoldPage;
import io.plexichat.kernel.erasure.HoldReason;
import io.plexichat.kernel.erasure.HoldView;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

public final class HoldQueries {
    private final DatabaseClient database;
    private final Opening opening;
    private final String one;
    private final String page;
    private final String pageOf;

    public HoldQueries(DatabaseClient database, Opening opening, Schema erasure) {
        this.database = database;
        this.opening = opening;
        this.one = erasure.sql("select * from {schema}.hold where hold_id = :id");
        String from = "select * from {schema}.hold where position < :before and (:lifted or lifted_at is null)";
        String order = " order by position desc limit :rows";
        this.page = erasure.sql(from + order);
        this.pageOf = erasure.sql(
                from + " and (account_id = cast(:account as uuid) or channel_id = cast(:channel as uuid))" + order);
    }

    public Mono<HoldView> get(GetHold query) {
        return database.sql(one)
                .bind("id", query.holdId().value())
                .map(Row::read)
                .one()
                .switchIfEmpty(Mono.error(() -> ErasureRejections.HOLD_NOT_FOUND.because(
                        "Expected hold " + query.holdId() + ", but there is no such hold.")))
                .flatMap(row -> opened(List.of(row)))
                .map(List::getFirst);
    }

    public Mono<HoldPage> list(ListHolds query) {
        Cursor cursor = Cursor.parse(query.cursor(), 1);
        ErasureSubject subject = query.subject();
        DatabaseClient.GenericExecuteSpec statement =
                subject == null ? database.sql(page) : Binds.subject(database.sql(pageOf), subject);
        return statement
                .bind("before", cursor == null ? Long.MAX_VALUE : cursor.number(0))
                .bind("lifted", query.lifted())
                .bind("rows", Page.rowsFor(query.limit()))
                .map(Row::read)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, query.limit(), last -> Cursor.of(last.position())))
                .flatMap(found -> opened(found.items()).map(items -> new HoldPage(items, found.cursor())));
    }

    private Mono<List<HoldView>> opened(List<Row> rows) {
        return opening.of(rows, row -> Stream.of(row.reason()))
                .map(opener -> rows.stream().map(row -> row.view(opener)).toList());
    }

    private record Row(
            HoldId holdId,
            ErasureSubject subject,
            Sealed reason,
            AccountId placedBy,
            Instant placedAt,
            long position,
            @Nullable AccountId liftedBy,
            @Nullable Instant liftedAt) {
        static Row read(Readable row) {
            return new Row(
                    new HoldId(Rows.uuid(row, "hold_id")),
                    SubjectColumns.read(row),
                    Rows.sealed(row, "reason"),
                    new AccountId(Rows.uuid(row, "placed_by")),
                    Rows.time(row, "placed_at"),
                    Rows.number(row, "position"),
                    Rows.optionalId(row, "lifted_by", AccountId::new),
                    Rows.optionalTime(row, "lifted_at"));
        }

        HoldView view(Opener opener) {
            return new HoldView(
                    holdId,
                    subject,
                    new HoldReason(opener.openOrErased(reason, ErasureBindings.holdReason(subject))),
                    placedBy,
                    placedAt,
                    liftedBy,
                    liftedAt);
        }
    }
}
