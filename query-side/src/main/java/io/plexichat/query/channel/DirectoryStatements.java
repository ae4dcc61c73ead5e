package io.plexichat.query.channel;

import io.plexichat.query.projection.Schema;

/** What the directory's projection writes with. */
final class DirectoryStatements {
    final String addPerson;
    final String addChannel;
    final String rename;
    final String changeTopic;
    final String archive;
    final String join;
    final String changeRole;
    final String mute;
    final String unmute;
    final String leave;

    DirectoryStatements(Schema schema) {
        addPerson = schema.sql(
                "insert into {schema}.person (account_id, username, username_key, display_name) values (?, ?, ?, ?)");
        addChannel = schema.sql(
                "insert into {schema}.channel (channel_id, position, name, name_key, kind, topic) values (?, ?, ?, ?, ?, ?)");
        rename = schema.sql("update {schema}.channel set name = ?, name_key = ?, renamed = true where channel_id = ?");
        changeTopic = schema.sql("update {schema}.channel set topic = ?, topic_changed = true where channel_id = ?");
        archive = schema.sql("update {schema}.channel set archived = ? where channel_id = ?");
        join = schema.sql("""
                with joined as (
                    insert into {schema}.member (channel_id, account_id, role, joined_at) values (?, ?, ?, ?)
                    on conflict do nothing
                    returning channel_id
                )
                update {schema}.channel set member_count = member_count + (select count(*) from joined)
                where channel_id = ?
                """);
        changeRole = schema.sql("update {schema}.member set role = ? where channel_id = ? and account_id = ?");
        mute = schema.sql("""
                insert into {schema}.mute (channel_id, account_id, until) values (?, ?, ?)
                on conflict (channel_id, account_id) do update set until = excluded.until
                """);
        unmute = schema.sql("delete from {schema}.mute where channel_id = ? and account_id = ?");
        leave = schema.sql("""
                with gone as (
                    delete from {schema}.member where channel_id = ? and account_id = ? returning channel_id
                )
                update {schema}.channel set member_count = member_count - (select count(*) from gone)
                where channel_id = ?
                """);
    }
}
