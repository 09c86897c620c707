-- By which part of a name a person is found (docs/decisions/0021): of each character, and of each two neighbouring initials,
-- one byte of a keyed hash that is another in every county. Many characters share a byte: a name fits its bytes, bytes make no
-- name. Whoever is found by them is looked at again with the name opened. Run as casework_owner.

create table keys.name_part (
  ledger  text collate "C" not null check (ledger ~ '^[0-9]{6}$'),
  part    smallint not null check (part between 0 and 255),
  subject uuid not null,
  primary key (ledger, part, subject)
);
create index on keys.name_part (subject);
grant select, insert on keys.name_part to casework_write;
