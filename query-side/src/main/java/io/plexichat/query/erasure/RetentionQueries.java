package io.plexichat.query.erasure;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.erasure.ErasureQuery.GetRetention;
import io.plexichat.kernel.erasure.ErasureQuery.ListRetention;
import io.plexichat.kernel.erasure.ErasureQuery.PreviewRetention;
import io.plexichat.kernel.erasure.RetentionPage;
import io.plexichat.kernel.erasure.RetentionPreview;
import io.plexichat.kernel.erasure.RetentionPreview.Item;
import io.plexichat.kernel.erasure.RetentionRule;
import io.plexichat.kernel.erasure.RetentionRule.AsDefault;
import io.plexichat.kernel.erasure.RetentionRule.KeepForever;
import io.plexichat.kernel.erasure.RetentionView;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.reading.Cursor;
import io.plexichat.query.reading.Page;
import io.plexichat.query.reading.Rows;
import io.r2dbc.spi.Readable;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

public final class RetentionQueries {
    private static final UUID FIRST = new UUID(0, 0);

    private final DatabaseClient database;
    private final String one;
    private final String page;
    private final String preview;

    public RetentionQueries(DatabaseClient database, Schema erasure, Schema timeline) {
        this.database = database;
        this.one = erasure.sql("""
                select * from {schema}.retention
                where channel_id is not distinct from cast(:channel as uuid) and set_by is not null
                """);
        this.page = erasure.sql("""
                select * from {schema}.retention
                where channel_id > :after and kind <> 'as-default' order by channel_id limit :rows
                """);
        this.preview = PreviewStatement.of(erasure, timeline);
    }

    public Mono<RetentionView> get(GetRetention query) {
        ChannelId channel = query.channelId();
        RetentionRule untouched = channel == null ? new KeepForever() : new AsDefault();
        return Binds.value(database.sql(one), "channel", UUID.class, channel == null ? null : channel.value())
                .map(RetentionQueries::view)
                .one()
                .defaultIfEmpty(new RetentionView(channel, untouched, null, null));
    }

    public Mono<RetentionPage> list(ListRetention query) {
        Cursor cursor = Cursor.parse(query.cursor(), 1);
        return database.sql(page)
                .bind("after", cursor == null ? FIRST : cursor.uuid(0))
                .bind("rows", Page.rowsFor(query.limit()))
                .map(RetentionQueries::view)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, query.limit(), last -> Cursor.of(Objects.requireNonNull(last.channelId()))))
                .zipWith(
                        get(new GetRetention(null)),
                        (found, byDefault) -> new RetentionPage(byDefault, found.items(), found.cursor()));
    }

    public Mono<RetentionPreview> preview(PreviewRetention query) {
        Cursor cursor = Cursor.parse(query.cursor(), 1);
        ChannelId channel = query.channelId();
        RetentionRule tried = query.rule();
        RetentionRule own = channel == null ? null : tried;
        return get(new GetRetention(null)).flatMap(set -> {
            RetentionView byDefault =
                    tried != null && channel == null ? new RetentionView(null, tried, null, null) : set;
            AccountId setBy = byDefault.setBy();
            GenericExecuteSpec statement = database.sql(preview)
                    .bind("after", cursor == null ? FIRST : cursor.uuid(0))
                    .bind("at", Rows.timestamp(query.at()))
                    .bind("rows", Page.rowsFor(query.limit()));
            statement = Binds.value(statement, "channel", UUID.class, channel == null ? null : channel.value());
            statement = Binds.value(statement, "ownKind", String.class, own == null ? null : RuleColumns.kind(own));
            statement = Binds.value(statement, "ownKeep", Long.class, own == null ? null : RuleColumns.keepMicros(own));
            statement = Binds.value(statement, "defaultKeep", Long.class, RuleColumns.keepMicros(byDefault.rule()));
            statement = Binds.value(statement, "defaultSetBy", UUID.class, setBy == null ? null : setBy.value());
            return statement
                    .map(PreviewStatement::read)
                    .all()
                    .collectList()
                    .map(rows -> Page.of(rows, query.limit(), (Item last) -> Cursor.of(last.channelId())))
                    .map(found -> new RetentionPreview(found.items(), found.cursor()));
        });
    }

    private static RetentionView view(Readable row) {
        return new RetentionView(
                Rows.optionalId(row, "channel_id", ChannelId::new),
                RuleColumns.read(row),
                Rows.optionalId(row, "set_by", AccountId::new),
                Rows.optionalTime(row, "set_at"));
    }
}
