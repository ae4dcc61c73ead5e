package io.plexichat.query.channel;

import io.plexichat.kernel.access.Access;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelKind;
import io.plexichat.kernel.channel.ChannelRejections;
import io.plexichat.kernel.channel.ChannelRole;
import io.plexichat.kernel.channel.ChannelStanding;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.reading.Rows;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What each viewer is in a channel. Every read of a channel, its messages, its live events and its search hits asks here. */
public final class Standings {
    private final DatabaseClient database;
    private final String one;
    private final String many;
    private final String hidden;

    public Standings(DatabaseClient database, Schema directory) {
        this.database = database;
        this.one = directory.sql("""
                select c.channel_id, c.kind, c.archived, m.role
                from {schema}.channel c
                left join {schema}.standing m on m.channel_id = c.channel_id and m.account_id = :viewer
                where c.channel_id = :channel limit 1
                """);
        this.many = directory.sql("""
                select c.channel_id, c.kind, c.archived, m.role
                from {schema}.channel c
                left join {schema}.standing m on m.channel_id = c.channel_id and m.account_id = :viewer
                where c.channel_id = any(:channels)
                """);
        this.hidden = directory.sql("""
                select c.channel_id
                from {schema}.standing m join {schema}.channel c on c.channel_id = m.channel_id
                where m.account_id = :viewer and c.kind <> 'PUBLIC' limit :rows
                """);
    }

    /** The viewer's standing; rejected with {@code channel.not-found} when the viewer may not read the channel. */
    public Mono<ChannelStanding> readable(AccountId viewer, ChannelId channelId) {
        return find(viewer, channelId)
                .switchIfEmpty(Mono.error(() -> notFound(channelId)))
                .doOnNext(standing -> {
                    if (!Access.mayRead(standing)) {
                        throw notFound(channelId);
                    }
                });
    }

    /** Empty for a channel that is not there. */
    public Mono<ChannelStanding> find(AccountId viewer, ChannelId channelId) {
        return database.sql(one)
                .bind("viewer", viewer.value())
                .bind("channel", channelId.value())
                .map(Standings::standing)
                .one();
    }

    /** Of those of the channels that are there. */
    public Mono<Map<ChannelId, ChannelStanding>> findAll(AccountId viewer, Collection<ChannelId> channels) {
        return database.sql(many)
                .bind("viewer", viewer.value())
                .bind("channels", channels.stream().map(ChannelId::value).toArray(UUID[]::new))
                .map(row -> Map.entry(new ChannelId(Rows.uuid(row, "channel_id")), standing(row)))
                .all()
                .collect(HashMap::new, (map, entry) -> map.put(entry.getKey(), entry.getValue()));
    }

    /** The channels the viewer may read because of being in them. */
    public Mono<List<ChannelId>> hiddenChannelsOf(AccountId viewer, int limit) {
        Flux<ChannelId> channels = database.sql(hidden)
                .bind("viewer", viewer.value())
                .bind("rows", limit)
                .map(row -> new ChannelId(Rows.uuid(row, "channel_id")))
                .all();
        return channels.collectList();
    }

    public static RuntimeException notFound(ChannelId channelId) {
        return ChannelRejections.NOT_FOUND.because(
                "Expected to read channel " + channelId + ", but there is no such channel.");
    }

    /** For reading, which mutes have nothing to do with. */
    public static ChannelStanding standing(Readable row) {
        String role = Rows.optionalText(row, "role");
        return new ChannelStanding(
                ChannelKind.valueOf(Rows.text(row, "kind")),
                Rows.truth(row, "archived"),
                role == null ? null : ChannelRole.valueOf(role),
                null);
    }
}
