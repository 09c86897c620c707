-- A request with a key that recorded nothing, because what it asks had happened before: no event remembers its key, so this does,
-- as long as the events. The same again is answered the same; another one with that key is refused. Run as casework_owner.

create table ledger.unrecorded (
  command_id   uuid primary key,
  command_hash bytea not null,                  -- as in ledger.events
  ledger       text collate "C" not null,
  position     bigint not null,                 -- that was answered: where the stream stood
  asked_at     timestamptz not null default clock_timestamp()
);
grant select, insert on ledger.unrecorded to casework_write;
