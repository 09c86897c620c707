-- A command that writes two ledgers, a household's move from one county to another, appends to both in one transaction. Their
-- heads are locked first, in ascending order, so that two such commands never wait for each other; the positions that this
-- answers are then those after which the events will stand, and each ledger's events may name the other's.
create function ledger.lock_heads(ledgers text[], out ledger text, out "position" bigint)
returns setof record language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare wanted text;
begin
  for wanted in select distinct w collate "C" from unnest(ledgers) w order by 1 loop
    insert into ledger.heads (ledger) values (wanted) on conflict do nothing;
    select h.ledger, h.position into lock_heads.ledger, lock_heads.position
      from ledger.heads h where h.ledger = wanted for update;
    return next;
  end loop;
end $$;

revoke all on function ledger.lock_heads from public;
grant execute on function ledger.lock_heads to casework_write;
