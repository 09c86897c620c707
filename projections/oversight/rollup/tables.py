"""The tables of the roll-up. Days are day numbers (date.toordinal), so that blocks of days are a shift away."""

import hashlib
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from psycopg import Connection

from casework.oversight.coverage import FIGURES

BLOCK: Final = 5  # 2^5 days: a block of days
GRAINS: Final = (9, 6, 3, 0)  # a day's sum is that of a few buckets of 2^9 days, and up to 7 each of 2^6, 2^3 and 1
SPAN: Final = 9  # 2^9 positions: a span of positions

NUMBERS: Final = ", ".join(f"{name} integer not null" for name in FIGURES)
CREATE: Final = f"""
create table if not exists read.rollup (
  ledger    text collate "C" primary key,
  position  bigint not null,
  leapt_from bigint not null,   -- the log tells of positions up to here and from leapt_until on, not yet of those between:
  leapt_until bigint not null,  -- what became known at them stands at leapt_until
  horizon   date not null,      -- days from here on are not told
  editions  text not null,      -- what was known of the editions above
  elsewhere boolean not null,   -- somebody assigned has their record in another ledger
  code      text not null
);
create table if not exists read.rollup_log (   -- the change of each figure from `day` on, learnt at `position`
  ledger text collate "C" not null, position bigint not null, day integer not null, {NUMBERS},
  primary key (ledger, position, day)
);
create table if not exists read.rollup_day (   -- the log over all positions, in buckets of 2^grain days
  ledger text collate "C" not null, grain smallint not null, bucket integer not null, {NUMBERS},
  primary key (ledger, grain, bucket)
);
create table if not exists read.rollup_cell (  -- the log in spans of positions by blocks of days
  ledger text collate "C" not null, span integer not null, block integer not null, {NUMBERS},
  primary key (ledger, span, block)
);
create table if not exists read.overdue (      -- as known now: on which days which thing is overdue
  ledger text collate "C" not null, household_id uuid not null, household_no text collate "C" not null,
  division text collate "C" not null, duty text collate "C" not null, last_on date, base_on date not null,
  days integer not null, due_on date not null, from_on date not null, until_on date not null
);
create table if not exists read.night (        -- what was counted of each area in a night; it can be counted again
  ledger text collate "C" not null, division text collate "C" not null, day date not null,
  before integer not null, became integer not null, resolved integer not null, moved integer not null,
  after integer not null, without_contact integer not null, primary key (ledger, day, division)
);
create index if not exists rollup_log_day on read.rollup_log (ledger, day, position) include ({", ".join(FIGURES)});
create index if not exists overdue_household on read.overdue (household_id);
create index if not exists overdue_standing on read.overdue (ledger, due_on, household_no, duty)
 where until_on = '9999-12-31';
create index if not exists overdue_first on read.overdue (due_on, household_no, duty) where until_on = '9999-12-31';
create index if not exists overdue_ended on read.overdue (ledger, until_on, due_on) where until_on < '9999-12-31';
"""
TABLES: Final = ("rollup", "rollup_log", "rollup_day", "rollup_cell", "overdue", "night")
RESTS_ON: Final = frozenset(("place", "standing", "reach", "post", "staff", "assignment", "hospital", "policy"))
RULES: Final = ("spans", "reach", "standing", "in_post", "day", "families", "duties", "coverage", "timeline", "changes")


# Who may not see whole ledgers does not see them at all. Every query names its ledgers, and `case` keeps the planner from
# looking for those of the policy as well, and from expecting next to nothing: it sorted all that is overdue for the first fifty.
SCOPE: Final = """
    case when (select current_setting('casework.whole_ledgers', true)) is distinct from 'on' then false
         when ledger >= (select current_setting('casework.ledger_from', true))
          and ledger < (select current_setting('casework.ledger_until', true)) then true
         else ledger = any((select string_to_array(current_setting('casework.ledgers_beside', true), ','))::text[]) end
"""


def prepare(owner: Connection[Any]) -> None:
    """Makes the tables, also in place of those made by other code: the follower tells what was in them again."""
    made_by = hashlib.sha256((CREATE + SCOPE).encode()).hexdigest()
    there = owner.execute("select obj_description(to_regclass('read.rollup'))").fetchone()
    if there and there[0] == made_by:
        return
    for name in TABLES:
        owner.execute(f"drop table if exists read.{name}")
    owner.execute(CREATE)
    owner.execute(f"comment on table read.rollup is '{made_by}'")
    for name in TABLES:
        table = f"read.{name}"
        owner.execute(f"grant select, insert, update, delete on {table} to casework_write")
        owner.execute(f"grant select on {table} to casework_read")
        owner.execute(f"alter table {table} enable row level security")
        owner.execute(f"alter table {table} force row level security")
        owner.execute(f"create policy fold on {table} to casework_write, casework_owner using (true) with check (true)")
        owner.execute(f"create policy scope on {table} for select to casework_read using ({SCOPE})")


def tell_again(owner: Connection[Any]) -> None:
    """What was told counts no more, and no follower tells anything until the end of this transaction."""
    owner.execute("lock table read.rollup in share row exclusive mode")
    owner.execute("update read.rollup set code = ''")


@cache
def code() -> str:
    """Changes with the rules: what was told by other code is told again."""
    names = [f"casework.oversight.{name}" for name in RULES]
    names += [
        "casework.policies.in_force",
        "casework.policies.festivals",
        "projections.oversight.rollup.telling",
        __name__,
    ]
    digest = hashlib.sha256()
    for name in names:
        digest.update(Path(str(import_module(name).__file__)).read_bytes())
    return digest.hexdigest()
