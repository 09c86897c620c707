-- What kind of list an import was: an Excel ledger of households, or people who apply for a scheme. Run as casework_owner.

alter table ledger.imports
  add column list text not null default 'ledger' check (list in ('ledger', 'applications'));
alter table ledger.imports alter column list drop default;
