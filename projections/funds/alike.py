"""Those of a county for whom a scheme pays the same in a year, for the same reasons: one of each, and how many there are."""

from typing import Final
from uuid import UUID

import msgspec

from casework.common.days import FOREVER
from casework.common.months import months_of
from casework.divisions.codes import range_of
from casework.funds.likeness import turning_days
from casework.households.state import TELLS_NOTHING
from casework.schemes.in_force import Editions
from projections.applications.lookup import RUNNING
from projections.engine.snapshot import Snapshot
from projections.funds.settled import IN_YEAR, SETTLED, settled_lists
from projections.schemes.facts import PARTNERS

ALIKE: Final = f"""
    with applied as materialized (
      select distinct on (a.person_id) a.person_id, a.division, a.status, a.from_on, a.exit_cause, a.exit_on, a.residency,
             a.grade, a.child_born_on, a.children, a.only_girls, a.certificate, count(*) over (partition by a.person_id) > 1 as again
        from read.application a
       where a.ledger = %(ledger)s and a.scheme = %(scheme)s and a.status = any(%(statuses)s)
         and a.division >= %(lowest)s and a.division < %(end)s and known(a)
       order by a.person_id, a.status = 'exited', a.from_on desc nulls first, a.application_id desc
    ), paid as materialized (
      select distinct on (l.person_id) l.person_id, l.category {SETTLED} and {IN_YEAR}
       order by l.person_id, l.last_month desc, l.list_id desc, l.number desc
    ), own as materialized (
      select m.member_id as person_id, count(*) filter (where known(m)) = 1 and min(m.ledger) = max(m.ledger) as here,
             min(m.ledger) as ledger, (array_agg(m.household_id) filter (where known(m)))[1] as household_id,
             min(m.sex) filter (where known(m)) as sex, min(m.born_on) filter (where known(m)) as born_on,
             min(m.died_on) filter (where known(m)) as died_on, min(m.hukou_division) filter (where known(m)) as hukou
        from read.member m where m.member_id in (select person_id from applied) group by m.member_id
    ), partner as (
      select o.person_id, count(*) as partners, min(p.born_on) as born_on, min(p.died_on) as died_on
        from own o
        join read.member p on p.household_id = o.household_id and p.ledger = o.ledger and p.member_id <> o.person_id
             and p.sex <> o.sex and p.relation = any(%(partners)s) and p.left_on = %(forever)s and known(p)
       group by o.person_id
    ), child as (
      select c.household_id, count(*) as children, min(c.died_on) as died_on, min(c.disability_level) as level
        from read.child c where c.household_id in (select household_id from own) and known(c) group by c.household_id
    ), category as (
      select s.household_id, case count(*) when 1 then min(s.category)
                             else string_agg(s.from_on || s.category, ',' order by s.from_on, s.said_at) end as said
        from read.said_category s where s.household_id in (select household_id from own) and known(s) group by s.household_id
    ), life as (
      select e.household_id from read.life_event e
       where e.household_id in (select household_id from own) and e.status <> all(%(tells_nothing)s) and known(e)
      union
      select c.household_id from read.closure c where c.household_id in (select household_id from own) and known(c)
    ), profile as (
      select a.person_id, row(
               case when o.here and coalesce(p.partners, 1) = 1 and coalesce(c.children, 1) = 1 and life.household_id is null
                         and a.person_id <> all(%(apart)s::uuid[]) and not a.again
                    then null else a.person_id end,
               left(a.division, 9), length(a.division) > 9, last.person_id is null, last.category,
               a.status, width_bucket(a.from_on, t.turns), a.exit_cause, width_bucket(a.exit_on, t.turns), a.residency,
               a.grade, width_bucket(a.child_born_on, t.turns), a.children, a.only_girls, a.certificate,
               o.ledger, o.sex, width_bucket(o.born_on, t.turns), width_bucket(o.died_on, t.turns), left(o.hukou, 6),
               width_bucket(p.born_on, t.turns), width_bucket(p.died_on, t.turns),
               width_bucket(c.died_on, t.turns), c.level, s.said)::text as said
        from (select %(turns)s::date[] as turns) t, applied a
        left join paid last using (person_id)
        left join own o using (person_id)
        left join partner p using (person_id)
        left join child c on c.household_id = o.household_id
        left join category s on s.household_id = o.household_id
        left join life on life.household_id = o.household_id
    )
    select min(person_id::text)::uuid, count(*)::int, array_agg(person_id) filter (where %(named)s),
           array_agg(division) filter (where %(named)s)
      from profile join applied using (person_id) group by said
    union all
    select person_id, 1, null, null from paid where person_id not in (select person_id from applied)
"""


class Alike(msgspec.Struct, frozen=True):
    """`person_id`: one of them; `members`, in `divisions`: all of them, where somebody asks for them by name."""

    person_id: UUID
    people: int
    members: list[UUID] | None = None
    divisions: list[str] | None = None


def alike(
    snapshot: Snapshot,
    ledger: str,
    editions: Editions,
    scheme: str,
    year: int,
    division: str,
    apart: set[UUID],
    *,
    named: bool = False,
) -> dict[UUID, Alike]:
    """Of everybody who has applied or was paid last year. Alone stay those `apart`, and those of whom more is told than one application,
    their household's category and its child: several applications, told of in several counties, with a life event, in a household
    closed once, with several partners.
    """
    months, (lowest, end) = months_of(str(year - 1)), range_of(division)
    rows = snapshot.rows(
        Alike, ALIKE,
        ledger=ledger, scheme=scheme, lowest=lowest, end=end, statuses=[*RUNNING, "exited"], first=months[0], last=months[-1],
        lists=settled_lists(snapshot, ledger, scheme), named=named, turns=turning_days(editions, year),
        apart=list(apart), partners=list(PARTNERS), forever=FOREVER, tells_nothing=list(TELLS_NOTHING),
    )  # fmt: skip
    return {each.person_id: each for each in rows}
