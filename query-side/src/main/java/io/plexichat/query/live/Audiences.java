package io.plexichat.query.live;

import io.plexichat.kernel.access.Access;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.live.LiveQuery.Audience;
import io.plexichat.kernel.live.LiveQuery.GetAudience;
import io.plexichat.query.channel.Standings;
import io.plexichat.query.reading.Rows;
import io.r2dbc.spi.Readable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Whose events a viewer follows. Channels and position come of one statement, so they belong together. */
public final class Audiences {
    private static final int MAX_CHANNELS = 100_000;

    private final DatabaseClient database;
    private final LiveReads sql;

    public Audiences(DatabaseClient database, LiveReads sql) {
        this.database = database;
        this.sql = sql;
    }

    public Mono<Audience> get(GetAudience query) {
        Set<ChannelId> wanted = query.channels();
        return wanted == null ? ofMine(query.viewer()) : ofThese(query.viewer(), wanted);
    }

    private Mono<Audience> ofMine(AccountId viewer) {
        return database.sql(sql.audience)
                .bind("viewer", viewer.value())
                .bind("rows", MAX_CHANNELS)
                .map(row -> new Seen(Rows.number(row, "position"), Rows.optionalUuid(row, "channel_id"), true))
                .all()
                .collectList()
                .map(Audiences::audience);
    }

    private Mono<Audience> ofThese(AccountId viewer, Set<ChannelId> wanted) {
        return database.sql(sql.audienceOfChannels)
                .bind("viewer", viewer.value())
                .bind("channels", wanted.stream().map(ChannelId::value).toArray(UUID[]::new))
                .bind("rows", MAX_CHANNELS)
                .map(row -> new Seen(Rows.number(row, "position"), Rows.optionalUuid(row, "channel_id"), mayRead(row)))
                .all()
                .collectList()
                .map(Audiences::audience)
                .doOnNext(audience -> {
                    for (ChannelId channel : wanted) {
                        if (!audience.channels().contains(channel)) {
                            throw Standings.notFound(channel);
                        }
                    }
                });
    }

    private static boolean mayRead(Readable row) {
        return Rows.optionalText(row, "kind") != null && Access.mayRead(Standings.standing(row));
    }

    private static Audience audience(List<Seen> found) {
        Set<ChannelId> channels = new HashSet<>();
        for (Seen seen : found) {
            if (seen.channel() != null && seen.readable()) {
                channels.add(new ChannelId(seen.channel()));
            }
        }
        return new Audience(channels, found.getFirst().position());
    }

    private record Seen(long position, @Nullable UUID channel, boolean readable) {}
}
