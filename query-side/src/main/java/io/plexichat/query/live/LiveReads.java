package io.plexichat.query.live;

import io.plexichat.query.channel.SealedChannel;
import io.plexichat.query.message.MessageRow;
import io.plexichat.query.projection.Schema;

/**
 * What live events are read with. Head and page come of one statement and so of one snapshot: a page claims no event that it could
 * not have seen.
 */
public final class LiveReads {
    private static final String HEAD = """
            with h as (select least(
                (select position from {timeline}.progress),
                (select position from {directory}.progress),
                (select position from {account}.progress)) as head)
            """;
    private static final String SHOWN = """
            left join {directory}.channel c on c.channel_id = f.channel_id
            left join {timeline}.author who on who.account_id = f.account_id
            left join {timeline}.message m on m.message_id = f.message_id
            left join {timeline}.author a on a.account_id = m.author_id
            """;
    private static final String IN_ORDER = "order by f.position";
    private static final String PAGE = HEAD + """
            select h.head, {columns} from h
            left join lateral (
                select f.* from {timeline}.feed f where f.position > :after and f.position <= h.head
                order by f.position limit :rows) f on true
            """ + SHOWN + IN_ORDER;
    private static final String AT =
            "select {columns} from {timeline}.feed f\n" + SHOWN + "where f.position = any(:positions) " + IN_ORDER;
    /**
     * Whose events a channel's are is asked once for each channel. Rows are compared as pairs, so that only the index that begins with the
     * channel can find them: by the one of positions a quiet channel would cost as much as all others together. What is written as a query
     * of its own the planner does not look into: it takes values for costlier than what it would plan once and for all, and planned
     * the statement anew each time, which took longer than the statement.
     */
    private static final String POSITIONS = HEAD + """
            select h.head, f.position as feed_position from h left join lateral (
                select f.position from (
                    select w.channel_id, exists (
                        select from {directory}.channel c
                        where c.channel_id = w.channel_id and (c.kind = 'PUBLIC' or exists (
                            select from {directory}.standing m
                            where m.channel_id = c.channel_id and m.account_id = :viewer))) as readable
                    from unnest((select cast(:channels as uuid[]))) w (channel_id)
                ) wanted cross join lateral (
                    select f.position from {timeline}.feed f
                    where (f.channel_id, f.position) > (wanted.channel_id, :after)
                        and (f.channel_id, f.position) <= (wanted.channel_id, h.head)
                        and (f.type <> 'READ_MARKED' or f.account_id = :viewer)
                        and (wanted.readable or f.type = 'MEMBER_LEFT' and f.account_id = :viewer)
                    order by f.channel_id, f.position limit (select cast(:rows as bigint))
                ) f
                order by f.position limit (select cast(:rows as bigint))
            ) f on true
            """ + IN_ORDER;

    private static final String COLUMNS = """
            f.position as feed_position, f.type as feed_type, f.channel_id as feed_channel_id,
            f.at as feed_at, f.account_id as feed_account_id, f.message_id as feed_message_id, f.emoji, f.role,
            f.read_position, who.username as feed_username, who.display_name as feed_display_name,
            """ + SealedChannel.COLUMNS + ", " + MessageRow.COLUMNS;

    private final Schema timeline;
    private final Schema directory;
    private final Schema account;
    final String page;
    final String positions;
    final String at;
    final String audience;
    final String audienceOfChannels;

    public LiveReads(Schema timeline, Schema directory, Schema account) {
        this.timeline = timeline;
        this.directory = directory;
        this.account = account;
        this.page = sql(PAGE);
        this.positions = sql(POSITIONS);
        this.at = sql(AT);
        this.audience = directory.sql("""
                select p.position, m.channel_id
                from {schema}.progress p left join {schema}.standing m on m.account_id = :viewer limit :rows
                """);
        this.audienceOfChannels = directory.sql("""
                select p.position, c.channel_id, c.kind, c.archived, m.role
                from {schema}.progress p
                left join {schema}.channel c on c.channel_id = any(:channels)
                left join {schema}.standing m on m.channel_id = c.channel_id and m.account_id = :viewer limit :rows
                """);
    }

    private String sql(String statement) {
        return statement
                .replace("{columns}", COLUMNS)
                .replace("{timeline}", timeline.toString())
                .replace("{directory}", directory.toString())
                .replace("{account}", account.toString());
    }
}
