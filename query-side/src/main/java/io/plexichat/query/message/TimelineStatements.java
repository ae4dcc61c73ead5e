package io.plexichat.query.message;

import io.plexichat.query.projection.Insert;
import io.plexichat.query.projection.Schema;

/** What the timeline's projection writes with. */
final class TimelineStatements {
    /** Whether mentions and deletions are counted. */
    final boolean counts;

    final String addAuthor;
    final String addName;
    final String readNames;
    final String addMentions;
    final String dropMentions;
    final String dropMentionsOfAuthor;
    final String dropMentionsOfChannel;
    final String eraseAuthor;
    final String eraseChannel;
    final String readPlaces;
    final String readHeads;
    final String putHead;
    final Insert send;
    final String keepFirstVersion;
    final String addVersion;
    final String edit;
    final String dropVersions;
    final String dropReactions;
    final String delete;
    final String deleteAndTell;
    final String countDeletions;
    final String react;
    final String unreact;
    final String setMarkers;
    final String removeMarkers;
    final String advanceMarkers;
    final String readUpToPosition;
    final Insert feed;

    /** @param counts false for version 1, which has no tables for it */
    TimelineStatements(Schema schema, boolean counts) {
        this.counts = counts;
        addAuthor = schema.sql("insert into {schema}.author (account_id, username, display_name) values (?, ?, ?)");
        addName = schema.sql("insert into {schema}.name (name_key, account_id, position) values (?, ?, ?)");
        readNames = schema.sql("select * from {schema}.name where name_key = any(?)");
        addMentions = schema.sql("""
                with added as (
                    insert into {schema}.mention (
                        account_id, position, message_id, channel_id, seq, author_id, month)
                    select said.* from unnest(
                        ?::uuid[], ?::bigint[], ?::uuid[], ?::uuid[], ?::bigint[], ?::uuid[], ?::bigint[])
                        as said (account_id, position, message_id, channel_id, seq, author_id, month)
                    where not exists (
                            select from {schema}.erased_author erased where erased.account_id = said.author_id)
                        and not exists (
                            select from {schema}.erased_channel erased
                            where erased.channel_id = said.channel_id and erased.month > said.month)
                    on conflict do nothing
                    returning channel_id, account_id, seq
                )
                """ + changeCounts("+", "added"));
        String drop = """
                with gone as (delete from {schema}.mention where %s returning channel_id, account_id, seq)
                """ + changeCounts("-", "gone");
        dropMentions = schema.sql(drop.formatted("message_id = any(?)"));
        dropMentionsOfAuthor = schema.sql(drop.formatted("author_id = ?"));
        dropMentionsOfChannel = schema.sql(drop.formatted("channel_id = ? and month < ?"));
        eraseAuthor = schema.sql("insert into {schema}.erased_author (account_id) values (?) on conflict do nothing");
        eraseChannel = schema.sql("""
                insert into {schema}.erased_channel as before (channel_id, month) values (?, ?)
                on conflict (channel_id) do update set month = greatest(before.month, excluded.month)
                """);
        readPlaces = schema.sql("""
                select message_id, channel_id, seq, position, author_id, sent_at from {schema}.message
                where message_id = any(?) and not deleted
                """);
        readHeads = schema.sql("select * from {schema}.head where channel_id = any(?)");
        putHead = schema.sql("""
                insert into {schema}.head (channel_id, last_seq, last_position) values (?, ?, ?)
                on conflict (channel_id) do update
                set last_seq = excluded.last_seq, last_position = excluded.last_position
                """);
        send = Insert.into(
                schema,
                "message",
                "message_id",
                "channel_id",
                "seq",
                "position",
                "author_id",
                "text",
                "sent_at",
                "reply_to");
        keepFirstVersion = schema.sql("""
                insert into {schema}.version (message_id, position, text, by_account, at)
                select message_id, position, text, author_id, sent_at from {schema}.message
                where message_id = ? and not deleted
                on conflict do nothing
                """);
        addVersion = schema.sql("""
                insert into {schema}.version (message_id, position, text, by_account, at)
                select message_id, ?, ?, ?, ? from {schema}.message where message_id = ? and not deleted
                """);
        edit = schema.sql("update {schema}.message set text = ?, edited_at = ? where message_id = ? and not deleted");
        dropVersions = schema.sql("delete from {schema}.version where message_id = any(?)");
        dropReactions = schema.sql("delete from {schema}.reaction where message_id = any(?)");
        delete = schema.sql(
                "update {schema}.message set text = null, deleted = true where message_id = any(?) and not deleted");
        deleteAndTell = delete + " returning channel_id, seq";
        countDeletions = schema.sql("""
                insert into {schema}.deletion as counted (channel_id, node, messages)
                select * from unnest(?::uuid[], ?::bigint[], ?::bigint[])
                on conflict (channel_id, node) do update set messages = counted.messages + excluded.messages
                """);
        react = schema.sql("""
                insert into {schema}.reaction (message_id, emoji, account_id, position)
                select message_id, ?, ?, ? from {schema}.message where message_id = ? and not deleted
                on conflict do nothing
                """);
        unreact = schema.sql("delete from {schema}.reaction where message_id = ? and emoji = ? and account_id = ?");
        setMarkers = schema.sql(counts ? """
                insert into {schema}.read_marker (channel_id, account_id, read_seq, mentions)
                select joined.channel_id, joined.account_id, joined.read_seq, (
                    select count(*) from {schema}.mention
                    where account_id = joined.account_id and channel_id = joined.channel_id and seq > joined.read_seq)
                from unnest(?::uuid[], ?::uuid[], ?::bigint[]) as joined (channel_id, account_id, read_seq)
                on conflict (channel_id, account_id) do update
                set read_seq = excluded.read_seq, mentions = excluded.mentions
                """ : """
                insert into {schema}.read_marker (channel_id, account_id, read_seq)
                select * from unnest(?::uuid[], ?::uuid[], ?::bigint[])
                on conflict (channel_id, account_id) do update set read_seq = excluded.read_seq
                """);
        removeMarkers = schema.sql("""
                delete from {schema}.read_marker marker
                using unnest(?::uuid[], ?::uuid[]) as gone (channel_id, account_id)
                where marker.channel_id = gone.channel_id and marker.account_id = gone.account_id
                """);
        // Each mention is passed once, so the cost of all moves together is that of the mentions.
        String passed = counts ? """
                , mentions = marker.mentions - (
                    select count(*) from {schema}.mention
                    where account_id = marker.account_id and channel_id = marker.channel_id
                        and seq > marker.read_seq and seq <= moved.read_seq)
                """ : "";
        String move = "update {schema}.read_marker marker set read_seq = moved.read_seq" + passed;
        String where = """
                where marker.channel_id = moved.channel_id and marker.account_id = moved.account_id
                    and marker.read_seq < moved.read_seq
                """;
        advanceMarkers = schema.sql(move
                + " from unnest(?::uuid[], ?::uuid[], ?::bigint[]) as moved (channel_id, account_id, read_seq) "
                + where);
        readUpToPosition = schema.sql(move + """
                 from (
                    select told.channel_id, told.account_id, (
                        select seq from {schema}.message
                        where channel_id = told.channel_id and position <= told.position
                        order by position desc limit 1) as read_seq
                    from (values (?::uuid, ?::uuid, ?::bigint)) as told (channel_id, account_id, position)
                ) moved
                """ + where);
        feed = Insert.into(
                schema,
                "feed",
                "position",
                "type",
                "channel_id",
                "at",
                "account_id",
                "message_id",
                "emoji",
                "role",
                "read_position");
    }

    /** Of the members who have not read those mentions. */
    private static String changeCounts(String sign, String mentions) {
        return """
                update {schema}.read_marker marker set mentions = marker.mentions {sign} unread.mentions
                from (
                    select channel_id, account_id, count(*) as mentions
                    from {mentions} changed join {schema}.read_marker behind using (channel_id, account_id)
                    where changed.seq > behind.read_seq
                    group by channel_id, account_id
                ) unread
                where marker.channel_id = unread.channel_id and marker.account_id = unread.account_id
                """.replace("{sign}", sign).replace("{mentions}", mentions);
    }
}
