package io.plexichat.query.channel;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.DisplayName;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.ChannelPage;
import io.plexichat.kernel.channel.ChannelQuery.GetChannel;
import io.plexichat.kernel.channel.ChannelQuery.ListChannels;
import io.plexichat.kernel.channel.ChannelQuery.ListMembers;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.channel.ChannelView;
import io.plexichat.kernel.channel.MemberPage;
import io.plexichat.kernel.channel.MemberView;
import io.plexichat.kernel.channel.Topic;
import io.plexichat.query.reading.Cursor;
import io.plexichat.query.reading.Page;
import io.plexichat.query.reading.Rows;
import io.r2dbc.spi.Readable;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

public final class ChannelQueries {
    private static final UUID FIRST = new UUID(0, 0);

    private final DatabaseClient database;
    private final Standings standings;
    private final ChannelReads sql;

    public ChannelQueries(DatabaseClient database, Standings standings, ChannelReads sql) {
        this.database = database;
        this.standings = standings;
        this.sql = sql;
    }

    public Mono<ChannelView> get(GetChannel query) {
        return standings
                .readable(query.viewer(), query.channelId())
                .then(database.sql(sql.get)
                        .bind("viewer", query.viewer().value())
                        .bind("channel", query.channelId().value())
                        .map(ChannelQueries::channel)
                        .one())
                .switchIfEmpty(Mono.error(() -> Standings.notFound(query.channelId())));
    }

    public Mono<ChannelPage> list(ListChannels query) {
        Cursor cursor = Cursor.parse(query.cursor(), 2);
        GenericExecuteSpec page = database.sql(sql.list(query.member()))
                .bind("viewer", query.viewer().value())
                .bind("after", cursor == null ? "" : cursor.text(0))
                .bind("id", cursor == null ? FIRST : cursor.uuid(1))
                .bind("rows", Page.rowsFor(query.limit()));
        ChannelKind kind = query.kind();
        ChannelName name = query.name();
        page = kind == null ? page.bindNull("kind", String.class) : page.bind("kind", kind.name());
        page = name == null ? page.bindNull("name", String.class) : page.bind("name", name.normalised());
        return page.map(ChannelQueries::channel)
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows, query.limit(), last -> Cursor.of(last.name().normalised(), last.channelId())))
                .map(found -> new ChannelPage(found.items(), found.cursor()));
    }

    public Mono<MemberPage> members(ListMembers query) {
        Cursor cursor = Cursor.parse(query.cursor(), 2);
        return standings
                .readable(query.viewer(), query.channelId())
                .then(database.sql(sql.members)
                        .bind("channel", query.channelId().value())
                        .bind("after", cursor == null ? "" : cursor.text(0))
                        .bind("id", cursor == null ? FIRST : cursor.uuid(1))
                        .bind("rows", Page.rowsFor(query.limit()))
                        .map(ChannelQueries::member)
                        .all()
                        .collectList())
                .map(rows -> Page.of(
                        rows, query.limit(), last -> Cursor.of(last.username().normalised(), last.accountId())))
                .map(found -> new MemberPage(found.items(), found.cursor()));
    }

    private static ChannelView channel(Readable row) {
        String role = Rows.optionalText(row, "role");
        return new ChannelView(
                new ChannelId(Rows.uuid(row, "channel_id")),
                new ChannelName(Rows.text(row, "name")),
                ChannelKind.valueOf(Rows.text(row, "kind")),
                new Topic(Rows.text(row, "topic")),
                Rows.truth(row, "archived"),
                Rows.number(row, "member_count"),
                Rows.optionalNumber(row, "last_position"),
                Rows.number(row, "unread"),
                role == null ? null : ChannelRole.valueOf(role));
    }

    private static MemberView member(Readable row) {
        return new MemberView(
                new AccountId(Rows.uuid(row, "account_id")),
                new Username(Rows.text(row, "username")),
                new DisplayName(Rows.text(row, "display_name")),
                ChannelRole.valueOf(Rows.text(row, "role")),
                Rows.time(row, "joined_at"));
    }
}
