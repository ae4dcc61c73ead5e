package io.plexichat.query.channel;

import io.plexichat.kernel.access.Access;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.channel.ChannelName;
import io.plexichat.kernel.channel.ChannelStanding;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.kernel.key.LookupDomain;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.reading.Rows;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Channels by their names. Public ones have a name each; private ones may share it. */
public final class ChannelNames {
    private static final int MOST = 1_000;

    private final DatabaseClient database;
    private final KeyVault vault;
    private final Standings standings;
    private final String byName;

    public ChannelNames(DatabaseClient database, KeyVault vault, Standings standings, Schema directory) {
        this.database = database;
        this.vault = vault;
        this.standings = standings;
        // What the viewer is not in is left out here, so that channels of others do not use up the limit.
        this.byName = directory.sql("""
                select c.channel_id
                from {schema}.channel c
                left join {schema}.standing m on m.channel_id = c.channel_id and m.account_id = :viewer
                where c.name_key = :name and (c.kind = 'PUBLIC' or m.role is not null)
                order by c.position limit :rows
                """);
    }

    /** Those of this name that the viewer may read; none, if there are others only. Names are compared in their normalised form. */
    public Mono<List<ChannelId>> readable(AccountId viewer, ChannelName name) {
        return database.sql(byName)
                .bind("viewer", viewer.value())
                .bind(
                        "name",
                        vault.lookupHash(LookupDomain.CHANNEL_NAME, name.normalised())
                                .value())
                .bind("rows", MOST)
                .map(row -> new ChannelId(Rows.uuid(row, "channel_id")))
                .all()
                .collectList()
                .flatMap(channels -> standings.findAll(viewer, channels))
                .map(ChannelNames::readable);
    }

    private static List<ChannelId> readable(Map<ChannelId, ChannelStanding> found) {
        return found.entrySet().stream()
                .filter(entry -> Access.mayRead(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
