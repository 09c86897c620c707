-- Accounts: tokens that end, devices that are known, one-time passwords that work once, and the log of administration.
-- Run as casework_owner.

-- A one-time password: until when it may be used, and when it was. Both null once the user has chosen one of their own.
alter table access.users
    add column one_time_until   timestamptz,
    add column one_time_used_at timestamptz;
update access.users set one_time_until = now() + interval '72 hours' where must_change;

-- Tokens are named by an id, so that they can be listed and revoked; what was made before runs out like the others.
alter table access.tokens
    add column id         uuid not null default gen_random_uuid() unique,
    add column label      text not null default '' check (length(label) <= 100),
    add column expires_at timestamptz;
update access.tokens set expires_at = least(now() + interval '90 days', created_at + interval '366 days');
alter table access.tokens
    alter column expires_at set not null,
    add constraint at_most_a_year check (expires_at <= created_at + interval '366 days');

create function access.refuse_token_revival() returns trigger language plpgsql set search_path = '' as $$
begin
    raise exception 'a token that was revoked stays revoked';
end $$;
create trigger tokens_stay_revoked before update on access.tokens
    for each row when (old.revoked_at is not null) execute function access.refuse_token_revival();

-- A browser in which somebody has signed in before: the hash of its cookie, and what happened to the account up to
-- `log_seen` was read there. One cookie a browser; an office's machine is known to each who works on it.
create table access.devices (
    id           uuid primary key,
    token_hash   bytea not null check (octet_length(token_hash) = 32),
    user_id      uuid not null references access.users,
    known_since  timestamptz not null,
    log_seen     bigint not null default 0,
    forgotten_at timestamptz,
    unique (token_hash, user_id)
);
create index on access.devices (user_id) where forgotten_at is null;
grant select, insert, update (log_seen, forgotten_at) on access.devices to casework_write;

-- Where a session and an attempt came from, so that the owner of the account can tell their own from another's.
alter table access.sessions
    add column device    text check (device in ('phone', 'desktop')),
    add column source    text,
    add column device_id uuid references access.devices;
alter table access.sign_in_attempts
    add column device    text check (device in ('phone', 'desktop')),
    add column device_id uuid references access.devices;
create index on access.sign_in_attempts (account_mark, source, id desc);
create index on access.sign_in_attempts (account_mark, at desc) where outcome = 'failed' and device_id is null;
create index on access.sign_in_attempts (device_id, id desc) where device_id is not null;
create index on access.sign_in_attempts (user_id, id desc) where outcome = 'succeeded';
grant update (device_id) on access.sign_in_attempts to casework_write;
create index on access.sign_in_attempts (source, at desc) where outcome = 'failed' and device_id is null;

-- The log of administration: who did what to whose account. It only grows, and each line's hash stands for all before it.
create table access.administration_log (
    position         bigint primary key,
    at               timestamptz not null,
    actor            uuid,                          -- null: the command line
    actor_name       text not null,
    actor_role       text collate "C" not null,
    actor_division   text collate "C" not null,
    device           text collate "C" not null,
    kind             text collate "C" not null check (kind ~ '^[a-z_]{3,40}$'),
    subject          uuid not null,
    subject_name     text not null,
    subject_division text collate "C" not null,     -- theirs afterwards
    data             json not null,                 -- what changed, from and to; json: it keeps the bytes that are hashed
    hash             bytea not null
);
create index on access.administration_log (subject, position);
create index on access.administration_log (subject_division, position);

create table access.administration_head (
    only_one boolean primary key default true check (only_one),
    position bigint not null default 0,
    at       timestamptz not null default '-infinity',
    hash     bytea not null default decode(repeat('00', 32), 'hex')
);
insert into access.administration_head default values;

-- What is hashed after the previous hash: the format, then each column in order as its length in bytes, a colon, its text.
create function access.log_line(e access.administration_log) returns text
language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
  select '1' || string_agg(octet_length(field)::text || ':' || field, '' order by place)
    from unnest(array[e.position::text, ((extract(epoch from e.at) * 1000000)::bigint)::text, coalesce(e.actor::text, ''), e.actor_name,
      e.actor_role, e.actor_division, e.device, e.kind, e.subject::text, e.subject_name, e.subject_division, e.data::text])
      with ordinality as fields(field, place)
$$;

-- The only way in. In the transaction of what it tells of: either both are kept or neither.
create function access.record(
  happened timestamptz, by_actor uuid, by_name text, by_role text, by_division text, by_device text,
  what text, whom uuid, detail text) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  entry access.administration_log; head access.administration_head;
begin
  select * into strict head from access.administration_head for update;
  select head.position + 1, greatest(happened, head.at), by_actor, by_name, by_role, by_division, by_device, what,
         u.id, u.name, u.division, detail::json, ''::bytea
    into strict entry from access.users u where u.id = whom;
  entry.hash := sha256(head.hash || convert_to(access.log_line(entry), 'UTF8'));
  insert into access.administration_log select entry.*;
  update access.administration_head set position = entry.position, at = entry.at, hash = entry.hash;
  return entry.position;
end $$;

create function access.refuse_change() returns trigger language plpgsql set search_path = '' as $$
begin raise insufficient_privilege using message = 'the log of administration only grows'; end $$;
create trigger only_grows before update or delete on access.administration_log
    for each row execute function access.refuse_change();
create trigger only_grows_whole before truncate on access.administration_log
    for each statement execute function access.refuse_change();

revoke all on function access.record, access.log_line from public;
grant select on access.administration_log, access.administration_head to casework_write;
grant execute on function access.record, access.log_line to casework_write;
