package io.plexichat.query.erasure;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.erasure.RetentionPreview.Item;
import io.plexichat.query.projection.Schema;
import io.plexichat.query.reading.Rows;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Finds for each channel what its rule would take. Reads the messages that are older than that, and no others. What held people deleted
 * themselves is not there to be taken, but its keys stay, if they still are there.
 */
final class PreviewStatement {
    private PreviewStatement() {}

    static String of(Schema erasure, Schema timeline) {
        return erasure.sql("""
                with ruled as (
                    select c.channel_id, own.first_kept,
                        case coalesce(cast(:ownKind as text), own.kind)
                            when 'keep-for' then coalesce(cast(:ownKeep as bigint), own.keep_micros)
                            when 'keep-forever' then null
                            else cast(:defaultKeep as bigint) end as keep_micros,
                        case coalesce(cast(:ownKind as text), own.kind)
                            when 'keep-for' then case when cast(:ownKind as text) is null then own.set_by end
                            else cast(:defaultSetBy as uuid) end as set_by
                    from {timeline}.head c left join {schema}.retention own on own.channel_id = c.channel_id
                    where c.channel_id > :after
                        and (cast(:channel as uuid) is null or c.channel_id = cast(:channel as uuid))
                ), page as (
                    select *, cast(:at as timestamptz) - keep_micros * interval '1 microsecond' as before
                    from ruled where keep_micros is not null order by channel_id limit :rows
                )
                select page.*, old.going, old.staying, least(old.oldest_staying, hidden.oldest_staying) as oldest_staying,
                    first.sent_at as first_sent
                from page
                cross join lateral (
                    select count(*) filter (where not held) as going, count(*) filter (where held) as staying,
                        min(sent_at) filter (where held) as oldest_staying
                    from (
                        select m.sent_at, exists (select from {schema}.hold h where h.lifted_at is null
                            and (h.account_id = m.author_id or h.channel_id = m.channel_id)) as held
                        from {timeline}.message m
                        where m.channel_id = page.channel_id and not m.deleted and m.sent_at < page.before
                    ) expired
                ) old
                cross join lateral (
                    select min(m.sent_at) as oldest_staying
                    from {schema}.hold h join {timeline}.message m on m.author_id = h.account_id
                    where h.lifted_at is null and m.channel_id = page.channel_id and m.deleted
                        and m.sent_at < page.before
                        and m.sent_at >= coalesce(page.first_kept::timestamp at time zone 'UTC', '-infinity')
                ) hidden
                left join lateral (
                    select m.sent_at from {timeline}.message m
                    where m.channel_id = page.channel_id order by m.position limit 1
                ) first on true
                order by page.channel_id
                """.replace("{timeline}", timeline.toString()));
    }

    static Item read(Readable row) {
        Instant before = Rows.time(row, "before");
        @Nullable Instant oldestStaying = Rows.optionalTime(row, "oldest_staying");
        @Nullable Instant firstSent = Rows.optionalTime(row, "first_sent");
        @Nullable LocalDate destroyed = row.get("first_kept", LocalDate.class);
        YearMonth firstKept = month(oldestStaying == null || before.isBefore(oldestStaying) ? before : oldestStaying);
        boolean later = destroyed == null || firstKept.isAfter(YearMonth.from(destroyed));
        return new Item(
                new ChannelId(Rows.uuid(row, "channel_id")),
                RuleColumns.keep(row),
                before,
                Rows.optionalId(row, "set_by", AccountId::new),
                Rows.number(row, "going"),
                Rows.number(row, "staying"),
                firstKept,
                later && firstSent != null && month(firstSent).isBefore(firstKept));
    }

    private static YearMonth month(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }
}
