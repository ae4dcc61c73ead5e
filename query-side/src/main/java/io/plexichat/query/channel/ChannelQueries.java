package io.plexichat.query.channel;

import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.ChannelPage;
import io.plexichat.kernel.channel.ChannelQuery.GetChannel;
import io.plexichat.kernel.channel.ChannelQuery.ListChannels;
import io.plexichat.kernel.channel.ChannelQuery.ListMembers;
import io.plexichat.kernel.channel.ChannelView;
import io.plexichat.kernel.channel.MemberPage;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.kernel.key.LookupDomain;
import io.plexichat.query.reading.Cursor;
import io.plexichat.query.reading.Opening;
import io.plexichat.query.reading.Page;
import io.plexichat.query.reading.Rows;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

public final class ChannelQueries {
    private static final UUID FIRST = new UUID(0, 0);
    private static final Instant BEFORE_ALL = Instant.EPOCH.minusSeconds(1);

    private final DatabaseClient database;
    private final Standings standings;
    private final KeyVault vault;
    private final Opening opening;
    private final ChannelReads sql;

    public ChannelQueries(
            DatabaseClient database, Standings standings, KeyVault vault, Opening opening, ChannelReads sql) {
        this.database = database;
        this.standings = standings;
        this.vault = vault;
        this.opening = opening;
        this.sql = sql;
    }

    public Mono<ChannelView> get(GetChannel query) {
        return standings
                .readable(query.viewer(), query.channelId())
                .then(database.sql(sql.get)
                        .bind("viewer", query.viewer().value())
                        .bind("channel", query.channelId().value())
                        .map(ChannelRow::read)
                        .one())
                .flatMap(row -> open(List.of(row)).map(List::getFirst))
                .switchIfEmpty(Mono.error(() -> Standings.notFound(query.channelId())));
    }

    public Mono<ChannelPage> list(ListChannels query) {
        Cursor cursor = Cursor.parse(query.cursor(), 1);
        GenericExecuteSpec page = database.sql(sql.list(query.member()))
                .bind("viewer", query.viewer().value())
                .bind("after", cursor == null ? -1 : cursor.number(0))
                .bind("rows", Page.rowsFor(query.limit()));
        ChannelKind kind = query.kind();
        ChannelName name = query.name();
        page = kind == null ? page.bindNull("kind", String.class) : page.bind("kind", kind.name());
        page = name == null ? page.bindNull("name", String.class) : page.bind("name", hash(name));
        return page.map(ChannelRow::read)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, query.limit(), last -> Cursor.of(last.position())))
                .flatMap(found -> open(found.items()).map(items -> new ChannelPage(items, found.cursor())));
    }

    public Mono<MemberPage> members(ListMembers query) {
        Cursor cursor = Cursor.parse(query.cursor(), 2);
        return standings
                .readable(query.viewer(), query.channelId())
                .then(database.sql(sql.members)
                        .bind("channel", query.channelId().value())
                        .bind("after", Rows.timestamp(cursor == null ? BEFORE_ALL : cursor.time(0)))
                        .bind("id", cursor == null ? FIRST : cursor.uuid(1))
                        .bind("rows", Page.rowsFor(query.limit()))
                        .map(MemberRow::read)
                        .all()
                        .collectList())
                .map(rows -> Page.of(
                        rows,
                        query.limit(),
                        last -> Cursor.of(last.joinedAt(), last.person().accountId())))
                .flatMap(found -> opening.of(found.items(), row -> row.person().values())
                        .map(opener -> new MemberPage(
                                found.items().stream()
                                        .map(row -> row.view(opener))
                                        .toList(),
                                found.cursor())));
    }

    private Mono<List<ChannelView>> open(List<ChannelRow> rows) {
        return opening.of(rows, row -> row.channel().values())
                .map(opener -> rows.stream().map(row -> row.view(opener)).toList());
    }

    private String hash(ChannelName name) {
        return vault.lookupHash(LookupDomain.CHANNEL_NAME, name.normalised()).value();
    }
}
