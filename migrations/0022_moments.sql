-- What ledger.moment says of one position, of many at once: a function called for each of a county's contacts took most of a page.
create function ledger.moments(of_ledger text, at_positions bigint[]) returns table ("position" bigint, recorded_at timestamptz)
  language sql stable security definer rows 1000 set search_path = pg_catalog, pg_temp as $$
  select e.position, e.recorded_at from ledger.events e
   where e.ledger = of_ledger and e.position = any(at_positions)
     and (of_ledger >= current_setting('casework.ledger_from', true) and of_ledger < current_setting('casework.ledger_until', true)
          or of_ledger = any(string_to_array(current_setting('casework.ledgers_beside', true), ',')))
$$;
revoke all on function ledger.moments from public;
grant execute on function ledger.moments to casework_read, casework_write;
