-- It has none but the one for its position.
select 1;
