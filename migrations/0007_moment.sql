-- For readers, who may not read events: when what stands at a position of a ledger they see was recorded.
create function ledger.moment(of_ledger text, at_position bigint) returns timestamptz
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.recorded_at from ledger.events e
   where e.ledger = of_ledger and e.position = at_position
     and (of_ledger >= current_setting('casework.ledger_from', true) and of_ledger < current_setting('casework.ledger_until', true)
          or of_ledger = any(string_to_array(current_setting('casework.ledgers_beside', true), ',')))
$$;
revoke all on function ledger.moment from public;
grant execute on function ledger.moment to casework_read, casework_write;
