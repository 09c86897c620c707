-- The imports of Excel ledgers: who brought in which county's, when, and what became of its rows. Of the file itself
-- nothing is kept. Run as casework_owner.

create table ledger.imports (
  number        bigint generated always as identity,  -- their order; clocks may stand still
  id            uuid primary key,
  ledger        text collate "C" not null,
  as_of         date not null,                 -- the day its households are registered on
  actor         uuid not null,
  actor_name    text not null,
  begun_at      timestamptz not null,
  ended_at      timestamptz,                   -- null: under way, or the server stopped meanwhile
  accepted      integer not null default 0,
  already_there integer not null default 0,
  rejected      integer not null default 0,    -- rows, not faults
  left_over     integer not null               -- rows that were not come to
);
create index on ledger.imports (ledger, number desc);
grant select, insert, update (ended_at, accepted, already_there, rejected, left_over) on ledger.imports to casework_write;
