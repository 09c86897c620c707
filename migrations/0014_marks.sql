-- How far a job of the clock has looked at each ledger, so that the next time it looks at what is new. Run as casework_owner.

create table clock.mark (
  job      text collate "C" not null,
  ledger   text collate "C" not null,
  position bigint not null,
  primary key (job, ledger)
);
grant select, insert, update on clock.mark to casework_write;
