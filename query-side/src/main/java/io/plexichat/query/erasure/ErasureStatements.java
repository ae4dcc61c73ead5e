package io.plexichat.query.erasure;

import io.plexichat.query.projection.Schema;

/** What the projection writes with. */
final class ErasureStatements {
    final String request;
    final String takeBack;
    final String begin;
    final String complete;
    final String place;
    final String lift;
    final String setRule;
    final String applied;
    final String ordersAfter;

    ErasureStatements(Schema schema) {
        request = schema.sql("""
                insert into {schema}.erasure
                (erasure_id, account_id, channel_id, state, requested_by, requested_at, due_at, position)
                values (?, ?, ?, 'requested', ?, ?, ?, ?)
                """);
        takeBack = schema.sql("""
                update {schema}.erasure set state = 'taken-back', taken_back_by = ?, taken_back_at = ?
                where erasure_id = ?
                """);
        begin = schema.sql("""
                update {schema}.erasure set state = 'begun', begun_at = ?, begin_position = ?, keys = ?
                where erasure_id = ?
                """);
        complete = schema.sql("""
                update {schema}.erasure
                set state = 'completed', completed_at = ?, complete_position = ?, keys = ?, messages = ?
                where erasure_id = ?
                """);
        place = schema.sql("""
                insert into {schema}.hold
                (hold_id, account_id, channel_id, reason, placed_by, placed_at, position)
                values (?, ?, ?, ?, ?, ?, ?)
                """);
        lift = schema.sql("update {schema}.hold set lifted_by = ?, lifted_at = ? where hold_id = ?");
        setRule = schema.sql("""
                insert into {schema}.retention (channel_id, kind, keep_micros, set_by, set_at) values (?, ?, ?, ?, ?)
                on conflict (channel_id) do update
                set kind = excluded.kind, keep_micros = excluded.keep_micros,
                    set_by = excluded.set_by, set_at = excluded.set_at
                """);
        applied = schema.sql("""
                insert into {schema}.retention (channel_id, kind, first_kept, applied_position, applied_at)
                values (?, 'as-default', ?, ?, ?)
                on conflict (channel_id) do update
                set first_kept = excluded.first_kept, applied_position = excluded.applied_position,
                    applied_at = excluded.applied_at
                """);
        ordersAfter = schema.sql("""
                select * from (
                    select account_id, channel_id, null::date as first_kept, begin_position as position, begun_at as at
                    from {schema}.erasure where begin_position is not null
                    union all
                    select null, channel_id, first_kept, applied_position, applied_at
                    from {schema}.retention where applied_position is not null
                ) ordered where position > ? order by position
                """);
    }
}
