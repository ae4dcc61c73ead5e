alter table {schema}.message add primary key (message_id);
create unique index message_timeline on {schema}.message (channel_id, position) include (seq);
-- For erasing an account, and for retention.
create index on {schema}.message (author_id, position);
create index on {schema}.message (channel_id, sent_at) where not deleted;

alter table {schema}.feed add primary key (position);
create index on {schema}.feed (channel_id, position);
