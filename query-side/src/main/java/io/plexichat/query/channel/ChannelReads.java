package io.plexichat.query.channel;

import io.plexichat.query.projection.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What channels and members are read with. Unread counts and last positions come from the timeline. Their cost is the same however long
 * the history is: what is unread is the difference of two numbers, less the deleted ones behind the marker, which are the sum of a row
 * for each binary zero of its number; mentions are counted when they are written.
 */
public final class ChannelReads {
    private static final String DELETED = """
            (select coalesce(sum((
                    select d.messages from {timeline}.deletion d
                    where d.channel_id = c.channel_id and d.node = ((r.read_seq >> level) + 1) << level)), 0)
                from generate_series(0, 62) level
                where ((r.read_seq >> level) + 1) << level <= h.last_seq
                    and (level = 0 or (r.read_seq >> (level - 1)) & 1 = 0))
            """;
    private static final String COLUMNS = """
            c.channel_id, c.position, {channel}, c.member_count, m.role, h.last_position,
            case when m.role is not null and h.last_seq > r.read_seq then h.last_seq - r.read_seq - {deleted} else 0 end
                ::bigint as unread,
            case when m.role is null then 0 else coalesce({mentions}, 0) end as mentions,
            {muted} as muted_until
            """.replace("{channel}", SealedChannel.COLUMNS);
    private static final String MUTED = """
            (select u.until from {schema}.mute u
                where u.channel_id = %s and u.account_id = %s and u.until > clock_timestamp())
            """;
    private static final String NEVER = "null::timestamptz";
    private static final String FIGURES = """
            left join {timeline}.head h on h.channel_id = c.channel_id
            left join {timeline}.read_marker r on r.channel_id = c.channel_id and r.account_id = :viewer
            """;
    private static final String ORDER = " order by c.position limit :rows ";
    private static final String MATCHES = """
            c.position > :after
            and (:kind::text is null or c.kind = :kind) and (:name::text is null or c.name_key = :name)
            """;

    final String get;
    final String members;
    private final String mine;
    private final String others;
    private final String all;

    /**
     * @param counted whether the timeline counts mentions and deleted messages; without, it shows none of them
     * @param mutes whether the directory knows who is muted
     */
    public ChannelReads(Schema directory, Schema timeline, boolean counted, boolean mutes) {
        String columns = COLUMNS.replace("{deleted}", counted ? DELETED : "0")
                .replace("{mentions}", counted ? "r.mentions" : "0")
                .replace("{muted}", mutes ? MUTED.formatted("c.channel_id", ":viewer") : NEVER);
        String member = "{schema}.standing m on m.channel_id = c.channel_id and m.account_id = :viewer";
        // A viewer is in some hundreds of channels, so these are sorted.
        String inMine =
                "select c.*, m.role from {schema}.standing m join {schema}.channel c on c.channel_id = m.channel_id"
                        + " where m.account_id = :viewer and " + MATCHES;
        // There may be any number of public channels, so these are read in the order of their index.
        String inPublic = "select c.*, m.role from {schema}.channel c left join " + member
                + " where c.kind = 'PUBLIC' and " + MATCHES;
        get = resolve(
                "select " + columns + " from {schema}.channel c left join " + member + " " + FIGURES
                        + " where c.channel_id = :channel limit 1",
                directory,
                timeline);
        mine = resolve(page(columns, "select * from (" + inMine + ") mine"), directory, timeline);
        others = resolve(
                page(columns, "select * from (" + inPublic + " and m.role is null) others"), directory, timeline);
        all = resolve(
                page(
                        columns,
                        "select * from ((" + inMine + " and c.kind <> 'PUBLIC' " + ORDER + ") union all (" + inPublic
                                + ORDER + ")) both_parts"),
                directory,
                timeline);
        members =
                directory.sql("""
                select m.account_id, m.role, m.joined_at, p.username, p.display_name, {muted} as muted_until
                from {schema}.member m join {schema}.person p on p.account_id = m.account_id
                where m.channel_id = :channel and (m.joined_at, m.account_id) > (:after, :id)
                order by m.joined_at, m.account_id limit :rows
                """.replace("{muted}", mutes ? MUTED.formatted("m.channel_id", "m.account_id") : NEVER));
    }

    /** @param member whether the viewer is one; null for either */
    String list(@Nullable Boolean member) {
        if (member == null) {
            return all;
        }
        return member ? mine : others;
    }

    private static String page(String columns, String channels) {
        return "select " + columns.replace("m.role", "c.role") + " from (" + channels
                + " order by position limit :rows) c " + FIGURES + " order by c.position";
    }

    private static String resolve(String statement, Schema directory, Schema timeline) {
        return directory.sql(statement).replace("{timeline}", timeline.toString());
    }
}
