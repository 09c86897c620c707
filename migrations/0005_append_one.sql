-- One event without claims, what happens all day, in as few steps as it takes. docs/append.md says what each costs.

-- That a ledger's code has six digits is asked when its head is made. As a constraint it was asked at each append, for a
-- tenth of what an append takes: PostgreSQL reads and plans a constraint anew in every statement.
alter table ledger.heads drop constraint heads_ledger_check;
create function ledger.refuse_code() returns trigger language plpgsql as $$
begin raise check_violation using message = 'a ledger has a code of six digits'; end $$;
create trigger six_digits before insert or update of ledger on ledger.heads for each row
  when (new.ledger !~ '^[0-9]{6}$') execute function ledger.refuse_code();

-- Answers the position; null where it is not for this function to say: a ledger without events, or a command that was
-- recorded before. Then ledger.append is asked. A stream that has moved on shows by the unique version.
drop function ledger.append_one;
create function ledger.append_one(
  into_ledger text, command uuid, request_hash bytea,
  by_actor uuid, by_name text, by_role text, by_division text, by_device text,
  stream uuid, expected bigint, event_name text, event_data text, event_confidentiality text)
returns bigint language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  p bigint; h bytea; at timestamptz; us bigint;
begin
  select x.position + 1, x.hash, x.recorded_at into p, h, at from ledger.heads x where x.ledger = into_ledger for update;
  if not found then return null; end if;
  perform 1 from ledger.events e where e.command_id = command and e.ledger = into_ledger limit 1;
  if found then return null; end if;

  at := greatest(clock_timestamp(), at); -- read once the lock is held, so that it never decreases in a ledger
  us := (extract(epoch from at) * 1000000)::bigint;
  -- The line of ledger.line(): what has the same length always, a ledger's code and a UUID, is written with it.
  h := sha256(h || convert_to(concat('16:', into_ledger, length(p::text), ':', p, '36:', stream,
    length((expected + 1)::text), ':', expected + 1, octet_length(event_name), ':', event_name,
    octet_length(event_data), ':', event_data, octet_length(event_confidentiality), ':', event_confidentiality,
    '36:', by_actor, octet_length(by_name), ':', by_name, octet_length(by_role), ':', by_role,
    octet_length(by_division), ':', by_division, octet_length(by_device), ':', by_device, '36:', command,
    2 * length(request_hash), ':', encode(request_hash, 'hex'), length(us::text), ':', us), 'UTF8'));
  with moved as (update ledger.heads x set position = p, hash = h, recorded_at = at where x.ledger = into_ledger)
  insert into ledger.events values (into_ledger, p, stream, expected + 1, event_name, event_data::json,
    event_confidentiality, by_actor, by_name, by_role, by_division, by_device, command, request_hash, at, h);
  return p;
end $$;

revoke all on function ledger.append_one, ledger.refuse_code from public;
grant execute on function ledger.append_one to casework_write;
