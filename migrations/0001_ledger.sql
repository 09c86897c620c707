-- The ledger: every event, once, in order, for ever. Run as casework_owner.

create schema ledger;

create table ledger.heads (
  ledger      text collate "C" primary key check (ledger ~ '^[0-9]{6}$'),
  position    bigint not null default 0,
  hash        bytea not null default decode(repeat('00', 32), 'hex'),
  recorded_at timestamptz not null default '-infinity'
) with (fillfactor = 20); -- room for in-page updates: every append touches its head

create table ledger.events (
  ledger          text collate "C" not null,
  position        bigint not null,
  stream_id       uuid not null,
  version         bigint not null,
  name            text collate "C" not null,
  data            json not null, -- json, not jsonb: it keeps the bytes that are hashed
  confidentiality text collate "C" not null check (confidentiality in ('staff', 'professional', 'provider', 'petition')),
  actor           uuid not null,
  actor_name      text not null,
  actor_role      text collate "C" not null,
  actor_division  text collate "C" not null,
  device          text collate "C" not null,
  command_id      uuid not null,
  command_hash    bytea not null, -- of the request that was made, so that a repeat can be told from a misuse
  recorded_at     timestamptz not null,
  hash            bytea not null,
  primary key (ledger, position),
  unique (ledger, stream_id, version)
);

-- `position` must be in it: a plan made on the empty table would otherwise walk the primary key of the whole ledger
create index events_by_command on ledger.events (command_id, ledger, position);

-- Facts of which there can be only one: a person's number, a person's open household, a household's number in its county.
-- Distributed by the claimed key, not by ledger, so that two counties cannot both commit.
create table ledger.claims (
  kind     text collate "C" not null,
  key      text collate "C" not null,
  holder   uuid not null,
  ledger   text collate "C" not null,
  position bigint not null,
  primary key (kind, key)
);

-- One field of the hashed line: its length in bytes, a colon, its text.
create function ledger.field(value text) returns text
  language sql immutable parallel safe return octet_length(value)::text || ':' || value;

-- What is hashed besides the previous hash: format version 1 and every column in order. docs/decisions/0001 has it in words.
create function ledger.line(e ledger.events) returns text language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
  select '1' || ledger.field(e.ledger) || ledger.field(e.position::text) || ledger.field(e.stream_id::text) || ledger.field(e.version::text)
    || ledger.field(e.name) || ledger.field(e.data::text) || ledger.field(e.confidentiality) || ledger.field(e.actor::text)
    || ledger.field(e.actor_name) || ledger.field(e.actor_role) || ledger.field(e.actor_division) || ledger.field(e.device)
    || ledger.field(e.command_id::text) || ledger.field(encode(e.command_hash, 'hex'))
    || ledger.field((extract(epoch from e.recorded_at) * 1000000)::bigint::text)
$$;

-- One append = one command = all or nothing in one ledger, over one or several streams (slices).
-- outcome: stored | conflict (a stream is not at its expected version) | repeated | misused (same command id, other request)
-- A claim held by somebody else raises CW001 with kind, key and holder, so that everything is undone.
create function ledger.append(
  into_ledger text, command uuid, request_hash bytea,
  by_actor uuid, by_name text, by_role text, by_division text, by_device text,
  streams uuid[], expected bigint[], sizes int[],                  -- one per slice
  names text[], datas text[], confidentialities text[],           -- one per event
  claim_kinds text[] default '{}', claim_keys text[] default '{}', claim_holders uuid[] default '{}',
  release_kinds text[] default '{}', release_keys text[] default '{}',
  out outcome text, out first_position bigint, out last_position bigint, out at timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  p bigint; h bytea; v bigint; known bytea; s int; i int := 0; holder_now uuid;
  us text; request_text text; envelope text;
begin
  select x.position, x.hash, x.recorded_at into p, h, at from ledger.heads x where x.ledger = into_ledger for update;
  if not found then
    insert into ledger.heads (ledger) values (into_ledger) on conflict do nothing;
    select x.position, x.hash, x.recorded_at into p, h, at from ledger.heads x where x.ledger = into_ledger for update;
  end if;
  at := greatest(clock_timestamp(), at); -- read once the lock is held, so that it never decreases in a ledger

  select e.command_hash, e.position into known, first_position
    from ledger.events e where e.command_id = command and e.ledger = into_ledger order by e.position limit 1;
  if found then
    outcome := case when known = request_hash then 'repeated' else 'misused' end;
    select e.position, e.recorded_at into last_position, at
      from ledger.events e where e.command_id = command and e.ledger = into_ledger order by e.position desc limit 1;
    return;
  end if;

  for s in 1 .. cardinality(streams) loop
    select e.version into v from ledger.events e
      where e.ledger = into_ledger and e.stream_id = streams[s] order by e.version desc limit 1;
    if coalesce(v, 0) <> expected[s] then
      outcome := 'conflict'; first_position := null; last_position := null; return;
    end if;
  end loop;

  first_position := p + 1;
  -- The line of ledger.line(), written out with concat: calling that, or adding text to text, would cost more than the rest.
  us := ((extract(epoch from at) * 1000000)::bigint)::text;
  request_text := encode(request_hash, 'hex');
  envelope := concat(36, ':', by_actor, octet_length(by_name), ':', by_name, octet_length(by_role), ':', by_role,
    octet_length(by_division), ':', by_division, octet_length(by_device), ':', by_device, 36, ':', command,
    length(request_text), ':', request_text, length(us), ':', us);
  for s in 1 .. cardinality(streams) loop
    v := expected[s];
    for _ in 1 .. sizes[s] loop
      i := i + 1; p := p + 1; v := v + 1;
      h := sha256(h || convert_to(concat('1', octet_length(into_ledger), ':', into_ledger, length(p::text), ':', p, 36, ':', streams[s],
        length(v::text), ':', v, octet_length(names[i]), ':', names[i], octet_length(datas[i]), ':', datas[i],
        octet_length(confidentialities[i]), ':', confidentialities[i], envelope), 'UTF8'));
      insert into ledger.events values (into_ledger, p, streams[s], v, names[i], datas[i]::json, confidentialities[i],
        by_actor, by_name, by_role, by_division, by_device, command, request_hash, at, h);
    end loop;
  end loop;

  for s in 1 .. cardinality(claim_kinds) loop
    loop -- again, where another ledger releases the claim between the two statements
      insert into ledger.claims values (claim_kinds[s], claim_keys[s], claim_holders[s], into_ledger, p) on conflict do nothing;
      select c.holder into holder_now from ledger.claims c where c.kind = claim_kinds[s] and c.key = claim_keys[s];
      exit when found;
    end loop;
    if holder_now <> claim_holders[s] then
      raise exception using errcode = 'CW001', message = 'claimed', detail = claim_kinds[s], hint = holder_now::text, constraint = claim_keys[s];
    end if;
  end loop;
  if cardinality(release_kinds) > 0 then
    delete from ledger.claims c using unnest(release_kinds, release_keys) r(kind, key) where c.kind = r.kind and c.key = r.key;
  end if;

  update ledger.heads x set position = p, hash = h, recorded_at = at where x.ledger = into_ledger;
  last_position := p;
  outcome := 'stored';
end $$;

-- What happens all day: one event, no claims. The same as append, without its loops; a stream that has moved on shows by the
-- unique version. Half the time of an append is PL/pgSQL, so this is worth its lines.
create function ledger.append_one(
  into_ledger text, command uuid, request_hash bytea,
  by_actor uuid, by_name text, by_role text, by_division text, by_device text,
  stream uuid, expected bigint, event_name text, event_data text, event_confidentiality text,
  out outcome text, out first_position bigint, out last_position bigint, out at timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  h bytea; us bigint; known bytea;
begin
  select x.position + 1, x.hash, x.recorded_at into last_position, h, at from ledger.heads x where x.ledger = into_ledger for update;
  if not found then
    insert into ledger.heads (ledger) values (into_ledger) on conflict do nothing;
    select x.position + 1, x.hash, x.recorded_at into last_position, h, at from ledger.heads x where x.ledger = into_ledger for update;
  end if;
  select e.command_hash, e.position into known, first_position
    from ledger.events e where e.command_id = command and e.ledger = into_ledger order by e.position limit 1;
  if found then
    outcome := case when known = request_hash then 'repeated' else 'misused' end;
    select e.position, e.recorded_at into last_position, at
      from ledger.events e where e.command_id = command and e.ledger = into_ledger order by e.position desc limit 1;
    return;
  end if;
  at := greatest(clock_timestamp(), at);
  us := (extract(epoch from at) * 1000000)::bigint;
  h := sha256(h || convert_to(concat('1', octet_length(into_ledger), ':', into_ledger, length(last_position::text), ':', last_position,
    36, ':', stream, length((expected + 1)::text), ':', expected + 1, octet_length(event_name), ':', event_name,
    octet_length(event_data), ':', event_data, octet_length(event_confidentiality), ':', event_confidentiality,
    36, ':', by_actor, octet_length(by_name), ':', by_name, octet_length(by_role), ':', by_role,
    octet_length(by_division), ':', by_division, octet_length(by_device), ':', by_device, 36, ':', command,
    2 * length(request_hash), ':', encode(request_hash, 'hex'), length(us::text), ':', us), 'UTF8'));
  insert into ledger.events values (into_ledger, last_position, stream, expected + 1, event_name, event_data::json,
    event_confidentiality, by_actor, by_name, by_role, by_division, by_device, command, request_hash, at, h);
  update ledger.heads x set position = last_position, hash = h, recorded_at = at where x.ledger = into_ledger;
  first_position := last_position;
  outcome := 'stored';
end $$;

-- For readers, who may not read events: how far a stream had come at a position, and a household's own story if the
-- scope of the transaction (see projections/tables.py) includes the household today.
create function ledger.version_of(of_ledger text, stream uuid, until_position bigint) returns bigint
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select e.version from ledger.events e
    where e.ledger = of_ledger and e.stream_id = stream and e.position <= until_position order by e.version desc limit 1), 0)
$$;
create function ledger.story(of_ledger text, household uuid, until_position bigint) returns setof ledger.events
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare mine text := current_setting('casework.households', true);
begin
  if mine is not null and (mine = '*' or household = any(mine::uuid[])) and exists (
    select from read.place p where p.household_id = household and p.ledger = of_ledger and p.known_until = 9223372036854775807
      and p.division >= current_setting('casework.division_from', true)
      and p.division < current_setting('casework.division_until', true))
  then return query select e.* from ledger.events e
    where e.ledger = of_ledger and e.stream_id = household and e.position <= until_position order by e.position;
  end if;
end $$;

create function ledger.refuse() returns trigger language plpgsql as $$
begin raise insufficient_privilege using message = 'the ledger only grows'; end $$;
create trigger only_grows before update or delete on ledger.events for each row execute function ledger.refuse();
create trigger only_grows_whole before truncate on ledger.events for each statement execute function ledger.refuse();

-- The keys that open sealed text, and the blind indexes by which a person is found. Erasing is deleting here.
create schema keys;
create table keys.subject (
  subject      uuid primary key,
  wrapped      bytea, -- nonce and key, sealed with the wrapping key; null once destroyed, so that no new one is made
  algorithm    text not null,
  created_at   timestamptz not null default clock_timestamp(),
  destroyed_at timestamptz,
  check ((wrapped is null) = (destroyed_at is not null))
);
-- What is not a subject's: the secret of the blind indexes. It outlives every wrapping key, or nobody would be found again.
create table keys.secret (
  name    text collate "C" primary key,
  wrapped bytea not null
);
create table keys.blind_index (
  kind    text collate "C" not null check (kind in ('id_number', 'name', 'phone', 'initials')),
  key     bytea not null,
  subject uuid not null,
  primary key (kind, key, subject)
);
create index on keys.blind_index (subject);

revoke all on all functions in schema ledger from public;
grant usage on schema ledger to casework_write, casework_read;
grant usage on schema keys to casework_write;
grant select on ledger.heads, ledger.events, ledger.claims to casework_write;
grant select on ledger.heads to casework_read;
grant execute on function ledger.append, ledger.append_one, ledger.line, ledger.field to casework_write;
grant execute on function ledger.version_of, ledger.story to casework_read, casework_write;
grant select, insert on keys.subject, keys.blind_index, keys.secret to casework_write;
