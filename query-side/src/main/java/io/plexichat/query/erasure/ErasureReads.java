package io.plexichat.query.erasure;

import io.plexichat.query.projection.Schema;

/** How erasures are read. A hold on what an account and a channel have in common holds both. */
public final class ErasureReads {
    private static final String COLUMNS = """
            e.erasure_id, e.account_id, e.channel_id, e.requested_by, e.requested_at, e.due_at, e.position,
            e.taken_back_by, e.taken_back_at, e.begun_at, e.begin_position, e.completed_at, e.complete_position,
            e.keys, e.messages,
            case when e.state = 'requested' and ({held}) then 'held' else e.state end as state
            """;

    final String one;
    final String last;
    final String page;
    final String work;
    final String nextDue;

    public ErasureReads(Schema erasure, Schema timeline) {
        String held = """
                exists (select from {schema}.hold h where h.lifted_at is null
                    and (h.account_id = e.account_id or h.channel_id = e.channel_id))
                or (e.account_id is not null and exists (
                    select from {timeline}.message m where m.author_id = e.account_id and m.channel_id in (
                        select h.channel_id from {schema}.hold h where h.lifted_at is null and h.channel_id is not null)))
                or (e.channel_id is not null and exists (
                    select from {timeline}.message m where m.channel_id = e.channel_id and m.author_id in (
                        select h.account_id from {schema}.hold h where h.lifted_at is null and h.account_id is not null)))
                """.replace("{timeline}", timeline.toString());
        String select = "select " + COLUMNS.replace("{held}", held) + " from {schema}.erasure e ";
        one = erasure.sql(select + "where e.erasure_id = :id");
        last = erasure.sql(select + """
                where e.account_id = cast(:account as uuid) or e.channel_id = cast(:channel as uuid)
                order by e.position desc limit 1
                """);
        page = erasure.sql(select + "where e.position < :before order by e.position desc limit :rows");
        work = erasure.sql(select + "where (e.state = 'begun' or (e.state = 'requested' and e.due_at <= :at and not ("
                + held + "))) order by e.due_at, e.position limit :rows");
        nextDue = erasure.sql(
                "select min(due_at) as next from {schema}.erasure where state = 'requested' and due_at > :at");
    }
}
