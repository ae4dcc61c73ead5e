package io.plexichat.query.message;

import io.plexichat.query.projection.Insert;
import io.plexichat.query.projection.Schema;

/** What the timeline's projection writes with. */
final class TimelineStatements {
    final String addAuthor;
    final String readHeads;
    final String putHead;
    final Insert send;
    final String keepFirstVersion;
    final String addVersion;
    final String edit;
    final String dropVersions;
    final String dropReactions;
    final String delete;
    final String react;
    final String unreact;
    final String setMarkers;
    final String removeMarkers;
    final String advanceMarkers;
    final String readUpToPosition;
    final Insert feed;

    TimelineStatements(Schema schema) {
        addAuthor = schema.sql("insert into {schema}.author (account_id, username, display_name) values (?, ?, ?)");
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
        dropVersions = schema.sql("delete from {schema}.version where message_id = ?");
        dropReactions = schema.sql("delete from {schema}.reaction where message_id = ?");
        delete = schema.sql("update {schema}.message set text = null, deleted = true where message_id = ?");
        react = schema.sql("""
                insert into {schema}.reaction (message_id, emoji, account_id, position)
                select message_id, ?, ?, ? from {schema}.message where message_id = ? and not deleted
                on conflict do nothing
                """);
        unreact = schema.sql("delete from {schema}.reaction where message_id = ? and emoji = ? and account_id = ?");
        setMarkers = schema.sql("""
                insert into {schema}.read_marker (channel_id, account_id, read_seq)
                select * from unnest(?::uuid[], ?::uuid[], ?::bigint[])
                on conflict (channel_id, account_id) do update set read_seq = excluded.read_seq
                """);
        removeMarkers = schema.sql("""
                delete from {schema}.read_marker marker
                using unnest(?::uuid[], ?::uuid[]) as gone (channel_id, account_id)
                where marker.channel_id = gone.channel_id and marker.account_id = gone.account_id
                """);
        advanceMarkers = schema.sql("""
                update {schema}.read_marker marker set read_seq = moved.read_seq
                from unnest(?::uuid[], ?::uuid[], ?::bigint[]) as moved (channel_id, account_id, read_seq)
                where marker.channel_id = moved.channel_id and marker.account_id = moved.account_id
                    and marker.read_seq < moved.read_seq
                """);
        readUpToPosition = schema.sql("""
                update {schema}.read_marker set read_seq = greatest(read_seq, coalesce((
                    select seq from {schema}.message where channel_id = ? and position <= ?
                    order by position desc limit 1), 0))
                where channel_id = ? and account_id = ?
                """);
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
}
