-- Households handed over in bulk: what was ordered stands in the ledger (HandOverOrdered); here stands how far it is, so that
-- a run that was broken off goes on where it was. Nothing private: reason and note are sealed in the event.
-- Run as casework_owner.

create table ledger.hand_overs (
  id             uuid primary key,
  ledger         text collate "C" not null,      -- of the staff record
  staff_id       uuid not null,                  -- whose households they were
  actor          uuid not null,                  -- who ordered it, as they were then: each household's events are theirs
  actor_name     text not null,
  actor_role     text not null,
  actor_division text collate "C" not null,
  actor_device   text not null,
  actor_staff    uuid,
  begun_at       timestamptz not null,
  ended_at       timestamptz                     -- null: there is something left to do
);
create index on ledger.hand_overs (staff_id, begun_at desc);
create index on ledger.hand_overs (begun_at) where ended_at is null;

create table ledger.hand_over_items (
  hand_over     uuid not null references ledger.hand_overs on delete cascade,
  assignment_id uuid not null,
  household_id  uuid not null,
  ledger        text collate "C" not null,       -- of the household
  to_staff      uuid not null,
  outcome       text check (outcome in ('done', 'refused')),  -- null: waiting
  refusal       text,                            -- its name
  refused_with  jsonb,                           -- the days its sentence names
  primary key (hand_over, assignment_id)
);
create index on ledger.hand_over_items (hand_over) where outcome is null;

grant select, insert, delete, update (ended_at) on ledger.hand_overs to casework_write;
grant select, insert, update (outcome, refusal, refused_with) on ledger.hand_over_items to casework_write;
