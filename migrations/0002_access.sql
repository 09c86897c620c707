-- Who may enter: users, their sessions and API tokens, and every attempt to sign in.

create schema access;
grant usage on schema access to casework_write;

create table access.users (
    id            uuid primary key,
    name          text not null unique check (name <> '' and length(name) <= 100),  -- typed at sign-in, see users.normal
    shown_name    text not null,
    role          text not null check (role in
                    ('contact_person', 'supervisor', 'payment_clerk', 'approver', 'auditor', 'administrator')),
    division      text collate "C" not null check (division ~ '^[0-9]{0,12}$'),
    staff_id      uuid,
    password_hash text not null,
    must_change   boolean not null default true,
    created_at    timestamptz not null default now(),
    disabled_at   timestamptz,
    language      text check (language in ('zh-Hans', 'en')),
    text_size     text not null default 'standard' check (text_size in ('standard', 'large', 'extra'))
);
grant select, insert, update on access.users to casework_write;

-- The cookie holds the token; only its SHA-256 is here. Rows are never revived: revoked_at is set once.
create table access.sessions (
    token_hash  bytea primary key check (octet_length(token_hash) = 32),
    user_id     uuid not null references access.users,
    csrf_secret bytea not null check (octet_length(csrf_secret) = 32),
    created_at  timestamptz not null,
    seen_at     timestamptz not null,
    expires_at  timestamptz not null,
    revoked_at  timestamptz
);
create index on access.sessions (user_id) where revoked_at is null;
grant select, insert, update (seen_at, revoked_at) on access.sessions to casework_write;

create function access.refuse_revival() returns trigger language plpgsql set search_path = '' as $$
begin
    raise exception 'a session that has ended stays ended';
end $$;
create trigger sessions_stay_ended before update on access.sessions
    for each row when (old.revoked_at is not null) execute function access.refuse_revival();

create table access.tokens (
    token_hash   bytea primary key check (octet_length(token_hash) = 32),
    user_id      uuid not null references access.users,
    created_at   timestamptz not null default now(),
    last_used_on date,
    revoked_at   timestamptz
);
create index on access.tokens (user_id) where revoked_at is null;
grant select, insert, update (last_used_on, revoked_at) on access.tokens to casework_write;

-- All attempts are kept. A person may type the password where the name belongs, so a name nobody has is not
-- stored: account_mark is 4 bytes of its SHA-256, enough to count by and too few to confirm a guess.
create table access.sign_in_attempts (
    id           bigint generated always as identity primary key,
    at           timestamptz not null,
    account_mark bytea not null check (octet_length(account_mark) = 4),
    user_id      uuid references access.users,
    source       text not null,
    outcome      text not null check (outcome in ('failed', 'succeeded', 'delayed'))
);
create index on access.sign_in_attempts (account_mark, id desc);
create index on access.sign_in_attempts (source, at) where outcome = 'failed';
grant select, insert, update (outcome) on access.sign_in_attempts to casework_write;
