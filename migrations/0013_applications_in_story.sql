-- A household's story has the applications that its people made in the same ledger, too. Run as casework_owner.

create or replace function ledger.story(of_ledger text, household uuid, until_position bigint) returns setof ledger.events
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  mine text := current_setting('casework.households', true);
  readable text[] := string_to_array(current_setting('casework.readable', true), ',');
  knows_withheld boolean := current_setting('casework.knows_withheld', true) = 'on';
  streams uuid[];
begin
  if mine is null or not (mine = '*' or household = any(mine::uuid[])) or not exists (
    select from read.place p where p.household_id = household and p.ledger = of_ledger and p.known_until = 9223372036854775807
      and p.division >= current_setting('casework.division_from', true)
      and p.division < current_setting('casework.division_until', true))
  then return; end if;
  streams := array[household];
  if to_regclass('read.petition') is not null then
    streams := streams || array(select distinct p.petition_id from read.petition p
      where p.ledger = of_ledger and p.household_id = household and p.known_from <= until_position);
  end if;
  if to_regclass('read.application') is not null then
    streams := streams || array(select distinct a.application_id from read.application a
      where a.ledger = of_ledger and a.household_id = household and a.known_from <= until_position);
  end if;
  return query select e.* from ledger.events e
    where e.ledger = of_ledger and e.stream_id = any(streams) and e.position <= until_position and e.confidentiality = any(readable)
    order by e.position;
  if knows_withheld then
    return query select e.ledger, e.position, e.stream_id, e.version, 'Withheld', '{}'::json, e.confidentiality,
        '00000000-0000-0000-0000-000000000000'::uuid, '', '', '', '', '00000000-0000-0000-0000-000000000000'::uuid, ''::bytea,
        e.recorded_at, ''::bytea
      from ledger.events e
      where e.ledger = of_ledger and e.stream_id = any(streams) and e.position <= until_position and e.confidentiality <> all(readable)
      order by e.position;
  end if;
end $$;
