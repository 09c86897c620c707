-- The clock: a job's slot is done once, however many schedulers run. Run as casework_owner.

create schema clock;
grant usage on schema clock to casework_write;

create table clock.slot (
  job        text collate "C" not null,
  slot       timestamptz not null,
  claimed_at timestamptz not null default now(),
  done_at    timestamptz,
  primary key (job, slot)
);
grant select, insert, update on clock.slot to casework_write;
